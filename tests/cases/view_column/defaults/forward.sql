-- before to after: 11 statements for PostgreSQL 18
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

-- drop view column public.v.a  (after.yaml:7)
-- because of function public.made(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.v') AND a.attname = 'a' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.made(integer)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'integer' AND pg_catalog.pg_get_function_arguments(p.oid) = 'n integer' AND NOT p.prokind = 'w') THEN
    ALTER VIEW public.v ALTER COLUMN a DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop function public.made(integer)  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.made(integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('8bd1664ff4f1f7892f538ca0c8fb49f8')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.made(integer) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.made(integer)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'integer' AND pg_catalog.pg_get_function_arguments(p.oid) = 'n integer' AND NOT p.prokind = 'w') THEN
    DROP FUNCTION IF EXISTS public.made(integer);
  END IF;
END
$schemadiff$;

-- drop view public.w  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'w' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.w RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.w') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('62b6d065be8c4aa43b71201073b8167d', '59f9be0f8a44c60f3bf83067f7e5636a')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.w was changed by another session since the plan was made; plan again';
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.w')), E' \n'), ';')) = '62b6d065be8c4aa43b71201073b8167d' THEN
    DROP VIEW IF EXISTS public.w;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create function public.made(integer)  (after.yaml:3)
CREATE OR REPLACE FUNCTION public.made(n integer)
RETURNS bigint
LANGUAGE sql
AS $function$select n$function$;

-- re-create view column public.v.a  (after.yaml:7)
-- because of function public.made(integer)
ALTER VIEW public.v ALTER COLUMN a SET DEFAULT public.made(1);

-- alter view column public.v.b: default  (after.yaml:7)
ALTER VIEW public.v ALTER COLUMN b SET DEFAULT 'x'::text;

-- alter view column public.v.c: comment  (after.yaml:7)
COMMENT ON COLUMN public.v.c IS 'said';

-- alter view column public.v.c: default  (after.yaml:7)
ALTER VIEW public.v ALTER COLUMN c DROP DEFAULT;

-- re-create view public.w  (after.yaml:9)
CREATE OR REPLACE VIEW public.w AS
SELECT b, a FROM public.t;

-- re-create view column public.w.a  (after.yaml:9)
ALTER VIEW public.w ALTER COLUMN a SET DEFAULT 3;

-- create view column public.w.b  (after.yaml:9)
ALTER VIEW public.w ALTER COLUMN b SET DEFAULT 'y';

COMMIT;
