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

-- drop view public.w
-- needs --allow drops-object:public.w: drops view public.w
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'w' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.w RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.w') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('84a7f5a693a2bf18164085345e2b0850')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.w was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS public.w;
END
$schemadiff$;

-- drop cast integer AS public.mood
-- needs --allow 'drops-object:integer AS public.mood': drops cast integer AS public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('integer') AND casttarget = pg_catalog.to_regtype('public.mood'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('integer') AND casttarget = pg_catalog.to_regtype('public.mood')
         AND castcontext = 'a' AND castmethod = 'f' AND castfunc = pg_catalog.to_regprocedure('public.to_mood(integer)'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'cast integer AS public.mood was changed by another session since the plan was made; plan again';
  END IF;
  DROP CAST IF EXISTS (integer AS public.mood);
END
$schemadiff$;

-- drop cast public.mood AS character varying
-- needs --allow 'drops-object:public.mood AS character varying': drops cast public.mood AS character varying
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.mood') AND casttarget = pg_catalog.to_regtype('character varying'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.mood') AND casttarget = pg_catalog.to_regtype('character varying')
         AND castcontext = 'e' AND castmethod = 'f' AND castfunc = pg_catalog.to_regprocedure('public.to_text(public.mood, integer, boolean)'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'cast public.mood AS character varying was changed by another session since the plan was made; plan again';
  END IF;
  DROP CAST IF EXISTS (public.mood AS character varying);
END
$schemadiff$;

-- drop cast public.mood AS integer  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.mood') AND casttarget = pg_catalog.to_regtype('integer'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.mood') AND casttarget = pg_catalog.to_regtype('integer')
         AND castcontext = 'i' AND castmethod = 'f' AND castfunc = pg_catalog.to_regprocedure('public.to_number(public.mood)')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.mood') AND casttarget = pg_catalog.to_regtype('integer')
         AND castcontext = 'e' AND castmethod = 'f' AND castfunc = pg_catalog.to_regprocedure('public.to_number(public.mood)'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'cast public.mood AS integer was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.mood') AND casttarget = pg_catalog.to_regtype('integer')
         AND castcontext = 'i' AND castmethod = 'f' AND castfunc = pg_catalog.to_regprocedure('public.to_number(public.mood)')) THEN
    DROP CAST IF EXISTS (public.mood AS integer);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create cast public.mood AS integer  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.mood') AND casttarget = pg_catalog.to_regtype('integer')) THEN
    CREATE CAST (public.mood AS integer) WITH FUNCTION public.to_number(public.mood);
  END IF;
END
$schemadiff$;

-- re-create comment on cast public.mood AS integer  (after.yaml:7)
COMMENT ON CAST (public.mood AS integer) IS 'as a number';

-- create cast text AS public.mood  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('text') AND casttarget = pg_catalog.to_regtype('public.mood')) THEN
    CREATE CAST (text AS public.mood) WITH INOUT;
  END IF;
END
$schemadiff$;

COMMIT;
