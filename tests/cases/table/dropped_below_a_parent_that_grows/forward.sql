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

-- create attribute public.reading.unit  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.reading') AND a.attname = 'unit' AND NOT a.attisdropped) THEN
    ALTER TYPE public.reading ADD ATTRIBUTE unit text CASCADE;
  END IF;
END
$schemadiff$;

-- create table public.kept_reading  (after.yaml:5)
CREATE TABLE IF NOT EXISTS public.kept_reading OF public.reading;

-- create column public.measurement.place  (after.yaml:4)
ALTER TABLE public.measurement
  ADD COLUMN IF NOT EXISTS place text;
SET LOCAL search_path = public, pg_temp;

-- alter view public.latest: query  (after.yaml:7)
SET LOCAL search_path = pg_catalog, pg_temp;
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'latest' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.latest RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.latest') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('0368cefc24639414ee05ce19ab54d708', '96a0a107e841e5b963d9fe19eae50752')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.latest was changed by another session since the plan was made; plan again';
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;
CREATE OR REPLACE VIEW public.latest AS
SELECT max(m.at) AS at, max(m.place) AS place FROM public.measurement AS m;
SET LOCAL search_path = pg_catalog, pg_temp;

-- drop table public.oldest_measurement
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.oldest_measurement')) THEN
    LOCK TABLE ONLY public.oldest_measurement IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'oldest_measurement' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.oldest_measurement) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.oldest_measurement has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.oldest_measurement') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('at', 'note', 'place')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.oldest_measurement was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.oldest_measurement;
END
$schemadiff$;

-- drop table public.old_measurement
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.old_measurement')) THEN
    LOCK TABLE ONLY public.old_measurement IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'old_measurement' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.old_measurement) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.old_measurement has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.old_measurement') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('at', 'place')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.old_measurement was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.old_measurement;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter view public.typed: query  (after.yaml:8)
SET LOCAL search_path = pg_catalog, pg_temp;
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'typed' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.typed RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.typed') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('ee80b8dd482199e2c623a370e370b670', 'cd3aa3d4aaa16b874e6115efb87a2899')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.typed was changed by another session since the plan was made; plan again';
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;
CREATE OR REPLACE VIEW public.typed AS
SELECT r.at, r.unit FROM public.kept_reading AS r;
SET LOCAL search_path = pg_catalog, pg_temp;

-- drop table public.typed_reading
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.typed_reading')) THEN
    LOCK TABLE ONLY public.typed_reading IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'typed_reading' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.typed_reading) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.typed_reading has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.typed_reading') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('at', 'unit')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.typed_reading was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.typed_reading;
END
$schemadiff$;

COMMIT;
