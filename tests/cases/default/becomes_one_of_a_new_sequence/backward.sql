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

-- drop view public.v  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.v')), E' \n'), ';')) = 'b8f6038266dd686fe8be08c484b3e9f8' THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- create sequence public.old  (after.yaml:2)
CREATE SEQUENCE IF NOT EXISTS public.old;
SET LOCAL search_path = public, pg_temp;

-- alter default of column public.t.a: expression; alter default of column public.t.b: expression  (after.yaml:4)
ALTER TABLE public.t
  ALTER COLUMN a SET DEFAULT 1,
  ALTER COLUMN b SET DEFAULT nextval('old');

-- alter function public.f(bigint): parameters  (after.yaml:6)
CREATE OR REPLACE FUNCTION public.f(x bigint DEFAULT 1)
RETURNS bigint
LANGUAGE sql
RETURN $1;

-- drop sequence public.new
-- needs --allow deletes-data:public.new: drops sequence public.new and its data
DROP SEQUENCE IF EXISTS public.new;

-- re-create view public.v  (after.yaml:8)
CREATE OR REPLACE VIEW public.v AS
SELECT a, currval('old') AS last FROM public.t;

COMMIT;
