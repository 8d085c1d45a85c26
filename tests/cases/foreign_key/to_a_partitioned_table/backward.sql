-- before to after: 6 statements for PostgreSQL 18
\set ON_ERROR_STOP on
\encoding UTF8
SET search_path = pg_catalog, pg_temp;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET bytea_output = 'hex';
SET xmloption = 'content';
SET xmlbinary = 'base64';
SET lc_monetary = 'C';
SET lc_numeric = 'C';
SET quote_all_identifiers = 'off';
SET standard_conforming_strings = 'on';
SET transform_null_equals = 'off';
SET array_nulls = 'on';
SET check_function_bodies = 'on';
SET default_tablespace = '';
SET default_table_access_method = 'heap';
SET default_transaction_isolation = 'read committed';
SET default_transaction_deferrable = 'off';
SET lock_timeout = '5s';
SET client_min_messages = 'warning';

BEGIN;
DO $$ BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock(1548630737, 255) THEN
    RAISE EXCEPTION 'another apply or script is running on this database';
  END IF;
END $$;

-- drop foreign key public.visit.visit_account  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.visit')) THEN
    LOCK TABLE ONLY public.visit IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.visit') AND c.conname = 'visit_account' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.visit') AND c.conname = 'visit_account'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (account_id, region) REFERENCES public.account(id, region) ON DELETE CASCADE'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.visit') AND c.conname = 'visit_account'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (account_id, region) REFERENCES public.account(id, region)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.visit.visit_account was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.visit') AND c.conname = 'visit_account'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (account_id, region) REFERENCES public.account(id, region) ON DELETE CASCADE') THEN
    ALTER TABLE public.visit DROP CONSTRAINT IF EXISTS visit_account;
  END IF;
END
$schemadiff$;

-- alter column public.account.id: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.account')) THEN
    LOCK TABLE ONLY public.account IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.account') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.account.id was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.account') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.account
      ALTER COLUMN id TYPE integer;
  END IF;
END
$schemadiff$;

-- alter column public.invoice.account_id: type  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.invoice')) THEN
    LOCK TABLE ONLY public.invoice IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.invoice') AND a.attname = 'account_id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.invoice.account_id was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.invoice') AND a.attname = 'account_id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.invoice
      ALTER COLUMN account_id TYPE integer;
  END IF;
END
$schemadiff$;

-- create foreign key public.invoice.invoice_account  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.invoice') AND c.conname = 'invoice_account' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.invoice ADD CONSTRAINT invoice_account FOREIGN KEY (account_id, region) REFERENCES public.account(id, region);
  END IF;
END
$schemadiff$;

-- alter column public.visit.account_id: type  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.visit') AND a.attname = 'account_id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.visit.account_id was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.visit') AND a.attname = 'account_id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.visit
      ALTER COLUMN account_id TYPE integer;
  END IF;
END
$schemadiff$;

-- re-create foreign key public.visit.visit_account  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.visit') AND c.conname = 'visit_account' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.visit ADD CONSTRAINT visit_account FOREIGN KEY (account_id, region) REFERENCES public.account(id, region);
  END IF;
END
$schemadiff$;

COMMIT;
