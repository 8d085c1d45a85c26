-- before to after: 4 statements for PostgreSQL 18
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

-- rename column public.plans.c to schemadiff_c  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.plans')) THEN
    LOCK TABLE ONLY public.plans IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'c' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer'
         AND a.attnotnull = false AND a.atthasdef = true
         AND a.attidentity = ''
         AND pg_catalog.col_description(a.attrelid, a.attnum) IS NOT DISTINCT FROM 'counted')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'schemadiff_c' AND NOT a.attisdropped) THEN
    ALTER TABLE public.plans RENAME COLUMN c TO schemadiff_c;
  END IF;
END
$schemadiff$;

-- rename column public.plans.title to c  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'title' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'c' AND NOT a.attisdropped) THEN
    ALTER TABLE public.plans RENAME COLUMN title TO c;
  END IF;
END
$schemadiff$;

-- rename column public.plans.schemadiff_c to title  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'schemadiff_c' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'title' AND NOT a.attisdropped) THEN
    ALTER TABLE public.plans RENAME COLUMN schemadiff_c TO title;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter default of column public.plans.title: expression  (after.yaml:4)
ALTER TABLE public.plans
  ALTER COLUMN title SET DEFAULT 7;

COMMIT;
