-- before to after: 7 statements for PostgreSQL 18
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
SET LOCAL search_path = public, pg_temp;

-- create materialized view public.a_sum  (after.yaml:3)
CREATE MATERIALIZED VIEW IF NOT EXISTS public.a_sum AS
SELECT sum(n) AS total FROM public.secret
WITH NO DATA;

-- create materialized view public.b_sum  (after.yaml:7)
CREATE MATERIALIZED VIEW IF NOT EXISTS public.b_sum AS
SELECT total FROM public.a_sum
WITH NO DATA;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter materialized view public.a_sum: populate  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a_sum') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = public, pg_temp;
    REFRESH MATERIALIZED VIEW public.a_sum;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- create owner of materialized view public.a_sum  (after.yaml:5)
ALTER MATERIALIZED VIEW public.a_sum OWNER TO pg_monitor;

-- create grants on materialized view public.a_sum  (after.yaml:6)
GRANT SELECT ON TABLE public.a_sum TO pg_read_all_data;

-- alter materialized view public.b_sum: populate  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.b_sum') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = public, pg_temp;
    REFRESH MATERIALIZED VIEW public.b_sum;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- create owner of materialized view public.b_sum  (after.yaml:7)
ALTER MATERIALIZED VIEW public.b_sum OWNER TO pg_monitor;

COMMIT;
