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

-- alter transform public.mood LANGUAGE sql: from sql  (after.yaml:3)
CREATE OR REPLACE TRANSFORM FOR public.mood LANGUAGE sql (FROM SQL WITH FUNCTION pg_catalog.dsimple_init(internal));

-- create comment on transform public.mood LANGUAGE sql  (after.yaml:3)
COMMENT ON TRANSFORM FOR public.mood LANGUAGE sql IS 'as a name';

-- create transform public.tone LANGUAGE sql  (after.yaml:4)
CREATE OR REPLACE TRANSFORM FOR public.tone LANGUAGE sql (FROM SQL WITH FUNCTION pg_catalog.prsd_lextype(internal));
SET LOCAL search_path = public, pg_temp;

-- alter function public.f(public.mood): transform  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(public.mood)')
         AND pg_catalog.md5(p.prosrc) NOT IN ('b1698e52a0f16203489454196a0c6307')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.f(public.mood) was changed by another session since the plan was made; plan again';
  END IF;
END
$schemadiff$;
CREATE OR REPLACE FUNCTION public.f(m public.mood)
RETURNS integer
LANGUAGE sql TRANSFORM FOR TYPE public.mood, FOR TYPE public.tone
AS $function$SELECT 1$function$;

COMMIT;
