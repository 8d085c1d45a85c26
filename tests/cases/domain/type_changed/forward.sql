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

-- drop function public.f(public.code)  (after.yaml:4)
-- because of domain public.code
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.f(public.code)') AND prokind IN ('f', 'w'))
       AND EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'code' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'text' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    DROP FUNCTION IF EXISTS public.f(public.code);
  END IF;
END
$schemadiff$;

-- drop domain public.code  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'code' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'code' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'text' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'code' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'character varying(10)' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain public.code was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'code' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'text' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    DROP DOMAIN IF EXISTS public.code;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create domain public.code  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'code' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd') THEN
    CREATE DOMAIN public.code AS character varying(10)
      CONSTRAINT c CHECK (VALUE <> '');
  END IF;
END
$schemadiff$;

-- re-create comment on domain public.code  (after.yaml:2)
COMMENT ON DOMAIN public.code IS 'what';

-- re-create function public.f(public.code)  (after.yaml:4)
-- because of domain public.code
CREATE OR REPLACE FUNCTION public.f(c public.code)
RETURNS integer
LANGUAGE sql
AS $function$select 1$function$;

COMMIT;
