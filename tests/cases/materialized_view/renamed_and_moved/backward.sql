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

-- rename table other.t to public.t  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('other.t')) THEN
    LOCK TABLE ONLY other.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE other.t SET SCHEMA public;
  END IF;
END
$schemadiff$;

-- rename materialized view other.n to public.m  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'n' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'm' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW other.n SET SCHEMA public;
    ALTER MATERIALIZED VIEW public.n RENAME TO m;
  END IF;
END
$schemadiff$;

-- rename materialized view other.stays to public.stays  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stays' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stays' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW other.stays SET SCHEMA public;
  END IF;
END
$schemadiff$;

-- rename materialized view other.p to public.p  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'p' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'p' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW other.p SET SCHEMA public;
    ALTER STATISTICS other.p_ab SET SCHEMA public;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter materialized view public.m: options  (after.yaml:4)
ALTER MATERIALIZED VIEW public.m RESET (fillfactor);

COMMIT;
