-- before to after: 8 statements for PostgreSQL 18
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

-- drop column public.alone.a  (after.yaml:7)
-- needs --allow deletes-data:public.alone.a: drops column public.alone.a and its data (0 values)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.alone')) THEN
    LOCK TABLE ONLY public.alone IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.alone') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '') THEN
    ALTER TABLE public.alone
      DROP COLUMN IF EXISTS a;
  END IF;
END
$schemadiff$;

-- alter table public.leaving: inherits  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.leaving')) THEN
    LOCK TABLE ONLY public.leaving IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.leaving') AND inhparent = pg_catalog.to_regclass('public.mid')) THEN
    ALTER TABLE public.leaving NO INHERIT public.mid;
  END IF;
END
$schemadiff$;

-- alter column public.top.a: generated, generated kind  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.top')) THEN
    LOCK TABLE ONLY public.top IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.top') AND a.attname = 'a' AND NOT a.attisdropped AND a.attgenerated <> '') THEN
    ALTER TABLE public.top
      ALTER COLUMN a DROP EXPRESSION IF EXISTS;
  END IF;
END
$schemadiff$;

-- alter column public.leaving.a: generated, generated kind  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.leaving') AND a.attname = 'a' AND NOT a.attisdropped AND a.attgenerated <> '') THEN
    ALTER TABLE public.leaving
      ALTER COLUMN a DROP EXPRESSION IF EXISTS;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create column public.low.a  (after.yaml:6)
ALTER TABLE public.low
  ADD COLUMN IF NOT EXISTS a integer GENERATED ALWAYS AS (n * 2) STORED;

-- create column public.over.a  (after.yaml:3)
ALTER TABLE public.over
  ADD COLUMN IF NOT EXISTS a integer GENERATED ALWAYS AS (n * 2) STORED;

-- re-create column public.alone.a  (after.yaml:7)
ALTER TABLE public.alone
  ADD COLUMN IF NOT EXISTS a integer GENERATED ALWAYS AS (n * 2) STORED;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.alone: inherits  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.alone') AND inhparent = pg_catalog.to_regclass('public.over')) THEN
    ALTER TABLE public.alone INHERIT public.over;
  END IF;
END
$schemadiff$;

COMMIT;
