-- before to after: 9 statements for PostgreSQL 18
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

-- rename attribute public.t.old to new  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'old' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'new' AND NOT a.attisdropped) THEN
    ALTER TYPE public.t RENAME ATTRIBUTE old TO new CASCADE;
  END IF;
END
$schemadiff$;

-- drop attribute public.crate.note
-- needs --allow deletes-data:public.crate.note: drops attribute public.crate.note and its data
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.crate') AND a.attname = 'note' AND NOT a.attisdropped) THEN
    ALTER TYPE public.crate DROP ATTRIBUTE note;
  END IF;
END
$schemadiff$;

-- drop attribute public.t.gone
-- needs --allow deletes-data:public.t.gone: drops attribute public.t.gone and its data
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'gone' AND NOT a.attisdropped) THEN
    ALTER TYPE public.t DROP ATTRIBUTE gone CASCADE;
  END IF;
END
$schemadiff$;

-- alter attribute public.crate.size: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.crate') AND a.attname = 'size' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    ALTER TYPE public.crate ALTER ATTRIBUTE size TYPE bigint CASCADE;
  END IF;
END
$schemadiff$;

-- create attribute public.t.more  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'more' AND NOT a.attisdropped) THEN
    ALTER TYPE public.t ADD ATTRIBUTE more date CASCADE;
  END IF;
END
$schemadiff$;

-- create table public.crates  (after.yaml:7)
CREATE TABLE IF NOT EXISTS public.crates OF public.crate;
SET LOCAL search_path = public, pg_temp;

-- create default of column public.one.more; alter default of column public.one.new: expression  (after.yaml:5)
ALTER TABLE public.one
  ALTER COLUMN more SET DEFAULT now(),
  ALTER COLUMN new SET DEFAULT 'n';

-- alter column public.two.wide: not null  (after.yaml:6)
ALTER TABLE public.two
  ALTER COLUMN wide SET NOT NULL;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter attribute public.t.wide: type  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'wide' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    ALTER TYPE public.t ALTER ATTRIBUTE wide TYPE bigint CASCADE;
  END IF;
END
$schemadiff$;

COMMIT;
