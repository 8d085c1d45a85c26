-- before to after: 7 statements for PostgreSQL 18
-- warning: after.yaml:2:3: table public.papers is created and table public.documents is dropped, and they are alike
--     if this is a rename, write `renamed_from: documents`
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

-- drop table public.invoices; drop table public.invoices_2024
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
         WHERE c.oid = pg_catalog.to_regclass('public.invoices') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('fiscal')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.invoices was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.invoices;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create table public.bills  (after.yaml:4)
CREATE TABLE IF NOT EXISTS public.bills (
  year integer NOT NULL
) PARTITION BY LIST (year);

-- create table public.bills_2024  (after.yaml:4)
CREATE TABLE IF NOT EXISTS public.bills_2024 PARTITION OF public.bills FOR VALUES IN (2024);

-- create table public.papers  (after.yaml:2)
CREATE TABLE IF NOT EXISTS public.papers (
  title text NOT NULL
);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.letters: disinherit  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.letters')) THEN
    LOCK TABLE ONLY public.letters IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.letters') AND inhparent = pg_catalog.to_regclass('public.documents')) THEN
    ALTER TABLE public.letters NO INHERIT public.documents;
  END IF;
END
$schemadiff$;

-- alter table public.letters: inherits  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.letters') AND inhparent = pg_catalog.to_regclass('public.papers')) THEN
    ALTER TABLE public.letters INHERIT public.papers;
  END IF;
END
$schemadiff$;

-- drop table public.documents
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.documents')) THEN
    LOCK TABLE ONLY public.documents IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'documents' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.documents) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.documents has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.documents') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('title')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.documents was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.documents;
END
$schemadiff$;

COMMIT;
