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

-- drop view public.v  (after.yaml:2)
-- because of function public.f(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(integer)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'integer' AND pg_catalog.pg_get_function_arguments(p.oid) = 'b integer' AND NOT p.prokind = 'w') THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop function public.f(integer)  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('b1698e52a0f16203489454196a0c6307')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.f(integer) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(integer)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'integer' AND pg_catalog.pg_get_function_arguments(p.oid) = 'b integer' AND NOT p.prokind = 'w') THEN
    DROP FUNCTION IF EXISTS public.f(integer);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create function public.f(integer)  (after.yaml:1)
CREATE OR REPLACE FUNCTION public.f(a integer)
RETURNS integer
LANGUAGE sql
AS $function$SELECT 1$function$;

-- re-create comment on function public.f(integer)  (after.yaml:1)
COMMENT ON FUNCTION public.f(integer) IS 'kept';

-- re-create grants on function public.f(integer)  (after.yaml:1)
GRANT EXECUTE ON FUNCTION public.f(integer) TO pg_monitor;

-- re-create view public.v  (after.yaml:2)
-- because of function public.f(integer)
CREATE OR REPLACE VIEW public.v AS
SELECT public.f(1) AS x;

-- re-create grants on view public.v  (after.yaml:2)
GRANT SELECT ON TABLE public.v TO pg_monitor;

COMMIT;
