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

-- drop base type public.code; drop function public.code_in(cstring); drop function public.code_out(public.code)  (after.yaml:4)
-- because of base_type public.code
-- needs --allow drops-object:public.code: drops base type public.code
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'code' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'b')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t
         WHERE t.typname = 'code' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'b'
         AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = t.typinput AND p.proname = 'code_in' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = t.typoutput AND p.proname = 'code_out' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND t.typreceive = 0
         AND t.typsend = 0
         AND t.typmodin = 0
         AND t.typmodout = 0
         AND t.typanalyze = 0
         AND t.typsubscript = 0
         AND t.typlen = -1 AND t.typbyval = false
         AND t.typalign = 'i' AND t.typstorage = 'p'
         AND t.typcategory = 'U' AND t.typispreferred = false AND t.typdefault IS NULL
         AND t.typelem = 0 AND t.typdelim = ',' AND t.typcollation = 0)) THEN
    RAISE EXCEPTION USING MESSAGE = 'base type public.code was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'code' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'b') THEN
    DO $circle$
DECLARE
  needed text;
BEGIN
  WITH RECURSIVE gone (classid, objid) AS (
    SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, pg_catalog.to_regtype('public.code')::oid
    UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, pg_catalog.to_regprocedure('public.code_in(cstring)')::oid
    UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, pg_catalog.to_regprocedure('public.code_out(public.code)')::oid
    UNION
    SELECT d.classid, d.objid FROM gone g JOIN pg_catalog.pg_depend d ON d.refclassid = g.classid AND d.refobjid = g.objid
    WHERE d.deptype = 'i'
  )
  SELECT pg_catalog.string_agg(DISTINCT pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO needed
  FROM gone g JOIN pg_catalog.pg_depend d ON d.refclassid = g.classid AND d.refobjid = g.objid
  WHERE d.deptype IN ('n', 'a') AND (d.classid, d.objid) NOT IN (SELECT w.classid, w.objid FROM gone w WHERE w.objid IS NOT NULL);
  IF needed IS NOT NULL AND pg_catalog.to_regtype('public.code') IS NOT NULL THEN
    RAISE dependent_objects_still_exist USING MESSAGE = 'cannot drop type public.code: ' || needed || ' depends on it';
  END IF;
  DROP TYPE IF EXISTS public.code CASCADE;
END
$circle$;
  END IF;
END
$schemadiff$;

-- create shell type public.code  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'code' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'p') THEN
    CREATE TYPE public.code;
  END IF;
END
$schemadiff$;

-- create comment on shell type public.code  (after.yaml:2)
COMMENT ON TYPE public.code IS 'soon';
SET LOCAL search_path = public, pg_temp;

-- re-create function public.code_in(cstring)  (after.yaml:4)
-- because of base_type public.code
CREATE OR REPLACE FUNCTION public.code_in(cstring)
RETURNS public.code
LANGUAGE internal IMMUTABLE STRICT
AS $function$textin$function$;

-- re-create function public.code_out(public.code)  (after.yaml:5)
-- because of base_type public.code
CREATE OR REPLACE FUNCTION public.code_out(public.code)
RETURNS cstring
LANGUAGE internal IMMUTABLE STRICT
AS $function$textout$function$;

COMMIT;
