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

-- drop primary key public.bills_sent.sent_once
-- needs --allow drops-object:public.bills_sent.sent_once: drops primary key public.bills_sent.sent_once
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.bills_sent')) THEN
    LOCK TABLE ONLY public.bills_sent IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.bills_sent') AND c.conname = 'sent_once' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.bills_sent') AND c.conname = 'sent_once'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (kind, id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.bills_sent.sent_once was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.bills_sent') AND c.conname = 'sent_once' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.bills_sent DROP CONSTRAINT IF EXISTS sent_once;
  END IF;
END
$schemadiff$;

-- alter column public.bills.body: not null  (after.yaml:7)
ALTER TABLE public.bills
  ALTER COLUMN body SET NOT NULL;

-- alter column public.bills_sent.id: not null  (after.yaml:9)
ALTER TABLE public.bills_sent
  ALTER COLUMN id DROP NOT NULL;

-- alter column public.bills_sent.kind: not null name  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.bills_sent') AND k.contype = 'n' AND a.attname = 'kind'
         AND k.conname <> 'bills_kind_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.bills_sent RENAME CONSTRAINT bills_sent_kind_not_null TO bills_kind_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.bills.kind: not null  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.bills')) THEN
    LOCK TABLE ONLY public.bills IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.bills') AND a.attname = 'kind' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.bills ADD CONSTRAINT bills_kind_not_null NOT NULL kind;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create index public.sent_once  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'sent_once' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    CREATE UNIQUE INDEX IF NOT EXISTS sent_once ON public.bills_sent USING btree (kind, id);
  END IF;
END
$schemadiff$;

COMMIT;
