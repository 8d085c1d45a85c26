-- before to after: 10 statements for PostgreSQL 18
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

-- drop view public.latest  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'latest' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.latest RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.latest') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('96a0a107e841e5b963d9fe19eae50752', '0368cefc24639414ee05ce19ab54d708')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.latest was changed by another session since the plan was made; plan again';
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.latest')), E' \n'), ';')) = '96a0a107e841e5b963d9fe19eae50752' THEN
    DROP VIEW IF EXISTS public.latest;
  END IF;
END
$schemadiff$;

-- drop column public.measurement.place
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.measurement')) THEN
    LOCK TABLE ONLY public.measurement IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.measurement') AND a.attname = 'place' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.measurement) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.measurement has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.measurement') AND a.attname = 'place' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.measurement') AND a.attname = 'place' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.measurement.place was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.measurement
    DROP COLUMN IF EXISTS place;
END
$schemadiff$;

-- drop view public.typed  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'typed' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.typed RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.typed') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('cd3aa3d4aaa16b874e6115efb87a2899', 'ee80b8dd482199e2c623a370e370b670')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.typed was changed by another session since the plan was made; plan again';
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.typed')), E' \n'), ';')) = 'cd3aa3d4aaa16b874e6115efb87a2899' THEN
    DROP VIEW IF EXISTS public.typed;
  END IF;
END
$schemadiff$;

-- drop attribute public.reading.unit
-- needs --allow deletes-data:public.reading.unit: drops attribute public.reading.unit and its data
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.reading') AND a.attname = 'unit' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.reading') AND a.attname = 'unit' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid))) THEN
    RAISE EXCEPTION USING MESSAGE = 'attribute public.reading.unit was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.reading') AND a.attname = 'unit' AND NOT a.attisdropped) THEN
    ALTER TYPE public.reading DROP ATTRIBUTE unit CASCADE;
  END IF;
END
$schemadiff$;

-- drop table public.kept_reading
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.kept_reading')) THEN
    LOCK TABLE ONLY public.kept_reading IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'kept_reading' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.kept_reading) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.kept_reading has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.kept_reading') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('at', 'unit')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.kept_reading was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.kept_reading;
END
$schemadiff$;

-- create table public.old_measurement  (after.yaml:5)
CREATE TABLE IF NOT EXISTS public.old_measurement (
) INHERITS (public.measurement);

-- create table public.oldest_measurement  (after.yaml:6)
CREATE TABLE IF NOT EXISTS public.oldest_measurement (
  note text
) INHERITS (public.old_measurement);

-- create table public.typed_reading  (after.yaml:7)
CREATE TABLE IF NOT EXISTS public.typed_reading OF public.reading;
SET LOCAL search_path = public, pg_temp;

-- re-create view public.latest  (after.yaml:9)
CREATE OR REPLACE VIEW public.latest AS
SELECT max(m.at) AS at FROM public.oldest_measurement AS m;

-- re-create view public.typed  (after.yaml:10)
CREATE OR REPLACE VIEW public.typed AS
SELECT r.at FROM public.typed_reading AS r;

COMMIT;
