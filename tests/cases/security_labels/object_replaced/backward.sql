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

-- drop function public.f()  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('b1698e52a0f16203489454196a0c6307')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.f() was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f()')
         AND pg_catalog.pg_get_function_result(p.oid) = 'bigint' AND pg_catalog.pg_get_function_arguments(p.oid) = '' AND NOT p.prokind = 'w') THEN
    DROP FUNCTION IF EXISTS public.f();
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.v') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('38fd46c5ade60f0609b9561f877ce2c6', '71540f14e6e7734ec528c3334614a3b3')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.v was changed by another session since the plan was made; plan again';
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.v')), E' \n'), ';')) = '38fd46c5ade60f0609b9561f877ce2c6' THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create function public.f()  (after.yaml:2)
CREATE OR REPLACE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
AS $function$SELECT 1$function$;

-- re-create security labels on function public.f()  (after.yaml:2)
SECURITY LABEL FOR dummy ON FUNCTION public.f() IS 'secret';

-- re-create view public.v  (after.yaml:1)
CREATE OR REPLACE VIEW public.v AS
SELECT 1 AS a, 2 AS b;

-- re-create security labels on view public.v  (after.yaml:1)
SECURITY LABEL FOR dummy ON VIEW public.v IS 'secret';

-- re-create security labels on view column public.v.a  (after.yaml:1)
-- because of view public.v
SECURITY LABEL FOR dummy ON COLUMN public.v.a IS 'secret';

COMMIT;
