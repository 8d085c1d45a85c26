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

-- drop cast public.mood AS integer  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.mood') AND casttarget = pg_catalog.to_regtype('integer'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.mood') AND casttarget = pg_catalog.to_regtype('integer')
         AND castcontext = 'e' AND castmethod = 'f' AND castfunc = pg_catalog.to_regprocedure('public.to_number(public.mood)')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.mood') AND casttarget = pg_catalog.to_regtype('integer')
         AND castcontext = 'i' AND castmethod = 'f' AND castfunc = pg_catalog.to_regprocedure('public.to_number(public.mood)'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'cast public.mood AS integer was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.mood') AND casttarget = pg_catalog.to_regtype('integer')
         AND castcontext = 'e' AND castmethod = 'f' AND castfunc = pg_catalog.to_regprocedure('public.to_number(public.mood)')) THEN
    DROP CAST IF EXISTS (public.mood AS integer);
  END IF;
END
$schemadiff$;

-- drop cast text AS public.mood
-- needs --allow 'drops-object:text AS public.mood': drops cast text AS public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('text') AND casttarget = pg_catalog.to_regtype('public.mood'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('text') AND casttarget = pg_catalog.to_regtype('public.mood')
         AND castcontext = 'e' AND castmethod = 'i' AND castfunc = 0)) THEN
    RAISE EXCEPTION USING MESSAGE = 'cast text AS public.mood was changed by another session since the plan was made; plan again';
  END IF;
  DROP CAST IF EXISTS (text AS public.mood);
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create cast integer AS public.mood  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('integer') AND casttarget = pg_catalog.to_regtype('public.mood')) THEN
    CREATE CAST (integer AS public.mood) WITH FUNCTION public.to_mood(integer) AS ASSIGNMENT;
  END IF;
END
$schemadiff$;

-- create cast public.mood AS character varying  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.mood') AND casttarget = pg_catalog.to_regtype('character varying')) THEN
    CREATE CAST (public.mood AS character varying) WITH FUNCTION public.to_text(public.mood, integer, boolean);
  END IF;
END
$schemadiff$;

-- re-create cast public.mood AS integer  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.mood') AND casttarget = pg_catalog.to_regtype('integer')) THEN
    CREATE CAST (public.mood AS integer) WITH FUNCTION public.to_number(public.mood) AS IMPLICIT;
  END IF;
END
$schemadiff$;

-- re-create comment on cast public.mood AS integer  (after.yaml:7)
COMMENT ON CAST (public.mood AS integer) IS 'as a number';

-- create view public.w  (after.yaml:13)
CREATE OR REPLACE VIEW public.w AS
SELECT 1::public.mood AS m;

COMMIT;
