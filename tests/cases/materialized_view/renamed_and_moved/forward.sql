-- before to after: 5 statements for PostgreSQL 18
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

-- rename table public.t to other.t  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.t SET SCHEMA other;
  END IF;
END
$schemadiff$;

-- rename materialized view public.m to other.n  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'm' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'n' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.m SET SCHEMA other;
    ALTER MATERIALIZED VIEW other.m RENAME TO n;
  END IF;
END
$schemadiff$;

-- rename materialized view public.stays to other.stays  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stays' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stays' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.stays SET SCHEMA other;
  END IF;
END
$schemadiff$;

-- rename materialized view public.p to other.p  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'p' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'p' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.p SET SCHEMA other;
    ALTER STATISTICS public.p_ab SET SCHEMA other;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = other, public, pg_temp;

-- alter materialized view other.n: options  (after.yaml:5)
ALTER MATERIALIZED VIEW other.n SET (fillfactor='50');

COMMIT;
