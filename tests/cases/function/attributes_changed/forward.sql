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

-- drop function public.f(bigint)  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(bigint)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('fc1c7a0bdce312b20bc3780dd6d41aaa')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.f(bigint) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(bigint)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'integer' AND pg_catalog.pg_get_function_arguments(p.oid) = 'a bigint' AND NOT p.prokind = 'w') THEN
    DROP FUNCTION IF EXISTS public.f(bigint);
  END IF;
END
$schemadiff$;

-- drop comment on function public.f(integer, text)
COMMENT ON FUNCTION public.f(integer, text) IS NULL;
SET LOCAL search_path = public, pg_temp;

-- alter function public.f(integer, text): security, set, volatility, strict, parallel, cost, parameters  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(integer, text)')
         AND pg_catalog.md5(p.prosrc) NOT IN ('b1698e52a0f16203489454196a0c6307')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.f(integer, text) was changed by another session since the plan was made; plan again';
  END IF;
END
$schemadiff$;
CREATE OR REPLACE FUNCTION public.f(a integer, b text DEFAULT 'y')
RETURNS integer
LANGUAGE sql STABLE STRICT SECURITY DEFINER PARALLEL SAFE COST 5
SET search_path TO pg_catalog, public
SET work_mem TO '4MB'
AS $function$SELECT 1$function$;

-- re-create function public.f(bigint)  (after.yaml:3)
CREATE OR REPLACE FUNCTION public.f(a bigint)
RETURNS TABLE(x integer)
LANGUAGE sql ROWS 5
AS $function$SELECT 2$function$;

COMMIT;
