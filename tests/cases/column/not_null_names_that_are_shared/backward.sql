-- before to after: 7 statements for PostgreSQL 18
-- warning: after.yaml:2:3: table public.bills is created and table public.invoices is dropped, and they are alike
--     if this is a rename, write `renamed_from: invoices`
-- warning: after.yaml:8:3: table public.letters is created and table public.mails is dropped, and they are alike
--     if this is a rename, write `renamed_from: mails`
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

-- drop table public.mails
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.mails')) THEN
    LOCK TABLE ONLY public.mails IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'mails' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.mails) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.mails has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.mails') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('title')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.mails was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.mails;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create table public.bills  (after.yaml:2)
CREATE TABLE IF NOT EXISTS public.bills (
  year integer NOT NULL,
  CONSTRAINT bills_pkey PRIMARY KEY (year)
) PARTITION BY LIST (year);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.bills_2023: detach  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.bills_2023')) THEN
    LOCK TABLE ONLY public.bills_2023 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.bills_2023') AND i.inhparent = pg_catalog.to_regclass('public.invoices')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (2023)') THEN
    ALTER TABLE public.invoices DETACH PARTITION public.bills_2023;
  END IF;
END
$schemadiff$;

-- drop primary key public.bills_2023.bills_2023_pkey
-- needs --allow drops-object:public.bills_2023.bills_2023_pkey: drops primary key public.bills_2023.bills_2023_pkey
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.bills_2023') AND c.conname = 'bills_2023_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.bills_2023') AND c.conname = 'bills_2023_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (year)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.bills_2023.bills_2023_pkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.bills_2023') AND c.conname = 'bills_2023_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.bills_2023 DROP CONSTRAINT IF EXISTS bills_2023_pkey;
  END IF;
END
$schemadiff$;

-- alter table public.bills_2023: partition of  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.bills_2023') AND NOT c.relispartition) THEN
    ALTER TABLE public.bills ATTACH PARTITION public.bills_2023 FOR VALUES IN (2023);
  END IF;
END
$schemadiff$;

-- drop table public.invoices
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.invoices')) THEN
    LOCK TABLE ONLY public.invoices IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'invoices' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.invoices) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.invoices has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.invoices') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('year')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.invoices was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.invoices;
END
$schemadiff$;

-- create table public.letters  (after.yaml:8)
CREATE TABLE IF NOT EXISTS public.letters (
  CONSTRAINT letters_title_not_null NOT NULL title
) INHERITS (public.papers);

COMMIT;
