-- before to after: 6 statements for PostgreSQL 18
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

-- create statistics public.all_sorts  (after.yaml:5)
CREATE STATISTICS IF NOT EXISTS public.all_sorts ON b, a FROM public.t;

-- create statistics public.some  (after.yaml:6)
CREATE STATISTICS IF NOT EXISTS public."some" (ndistinct, mcv) ON a, lower(c), (a + b) FROM public.t;
ALTER STATISTICS public."some" SET STATISTICS 500;

-- create statistics public.one_expression  (after.yaml:7)
CREATE STATISTICS IF NOT EXISTS public.one_expression ON (a % 10) FROM public.t;

-- create statistics public.owned  (after.yaml:8)
CREATE STATISTICS IF NOT EXISTS public.owned ON a, c FROM public.t;

-- create comment on statistics public.some  (after.yaml:6)
COMMENT ON STATISTICS public."some" IS 'for the list';

-- create owner of statistics public.owned  (after.yaml:8)
ALTER STATISTICS public.owned OWNER TO pg_monitor;

COMMIT;
