-- before to after: 3 statements for PostgreSQL 18
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

-- drop function public.f(public."integer")  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(public."integer")')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('9cc80ab14e2809bccf15fbb032342a0b')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.f(public."integer") was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(public."integer")')
         AND pg_catalog.pg_get_function_result(p.oid) = 'TABLE(one public."boolean")' AND pg_catalog.pg_get_function_arguments(p.oid) = 'x public."integer"' AND NOT p.prokind = 'w') THEN
    DROP FUNCTION IF EXISTS public.f(public."integer");
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter default of column public.t.c: expression  (after.yaml:4)
ALTER TABLE public.t
  ALTER COLUMN c SET DEFAULT 'yes';

-- re-create function public.f(public."integer")  (after.yaml:6)
CREATE OR REPLACE FUNCTION public.f(x public."integer")
RETURNS public."boolean"
LANGUAGE sql
AS $function$select 'yes'::"boolean"$function$;

COMMIT;
