-- before to after: 13 statements for PostgreSQL 18
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

-- drop view public.v  (after.yaml:10)
-- because of base_type public.code, function public.length_of(public.code)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_type t
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
         AND t.typelem = 0 AND t.typdelim = ',' AND t.typcollation = 0) THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop function public.length_of(public.code)  (after.yaml:6)
-- because of base_type public.code
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.length_of(public.code)') AND prokind IN ('f', 'w'))
       AND EXISTS (SELECT FROM pg_catalog.pg_type t
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
         AND t.typelem = 0 AND t.typdelim = ',' AND t.typcollation = 0) THEN
    DROP FUNCTION IF EXISTS public.length_of(public.code);
  END IF;
END
$schemadiff$;

-- drop cast public.code AS text  (after.yaml:8)
-- because of base_type public.code
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.code') AND casttarget = pg_catalog.to_regtype('text'))
       AND EXISTS (SELECT FROM pg_catalog.pg_type t
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
         AND t.typelem = 0 AND t.typdelim = ',' AND t.typcollation = 0) THEN
    DROP CAST IF EXISTS (public.code AS text);
  END IF;
END
$schemadiff$;

-- drop base type public.code; drop function public.code_in(cstring); drop function public.code_out(public.code)  (after.yaml:2)
-- because of base_type public.code
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
         AND t.typelem = 0 AND t.typdelim = ',' AND t.typcollation = 0))
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
         AND t.typcategory = 'c' AND t.typispreferred = false AND t.typdefault = 'none'
         AND t.typelem = 0 AND t.typdelim = ',' AND t.typcollation = 0)) THEN
    RAISE EXCEPTION USING MESSAGE = 'base type public.code was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_type t
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
         AND t.typelem = 0 AND t.typdelim = ',' AND t.typcollation = 0) THEN
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

-- re-create base type public.code as a shell  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'code' AND typnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TYPE public.code;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create function public.code_in(cstring)  (after.yaml:4)
-- because of base_type public.code
CREATE OR REPLACE FUNCTION public.code_in(cstring)
RETURNS public.code
LANGUAGE internal IMMUTABLE STRICT
AS $function$textin$function$;

-- re-create comment on function public.code_in(cstring)  (after.yaml:4)
COMMENT ON FUNCTION public.code_in(cstring) IS 'reads';

-- re-create function public.code_out(public.code)  (after.yaml:5)
-- because of base_type public.code
CREATE OR REPLACE FUNCTION public.code_out(public.code)
RETURNS cstring
LANGUAGE internal IMMUTABLE STRICT
AS $function$textout$function$;

-- re-create base type public.code  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'code' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'b') THEN
    CREATE TYPE public.code (
      INPUT = public.code_in,
      OUTPUT = public.code_out,
      INTERNALLENGTH = VARIABLE,
      CATEGORY = 'c',
      DEFAULT = 'none'
    );
  END IF;
END
$schemadiff$;

-- re-create comment on base type public.code  (after.yaml:2)
COMMENT ON TYPE public.code IS 'in short';

-- re-create function public.length_of(public.code)  (after.yaml:6)
-- because of base_type public.code
CREATE OR REPLACE FUNCTION public.length_of(public.code)
RETURNS integer
LANGUAGE internal IMMUTABLE STRICT
AS $function$textlen$function$;

-- re-create cast public.code AS text  (after.yaml:8)
-- because of base_type public.code
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.code') AND casttarget = pg_catalog.to_regtype('text')) THEN
    CREATE CAST (public.code AS text) WITHOUT FUNCTION AS IMPLICIT;
  END IF;
END
$schemadiff$;

-- re-create view public.v  (after.yaml:10)
-- because of base_type public.code, function public.length_of(public.code)
CREATE OR REPLACE VIEW public.v AS
SELECT public.length_of('x'::public.code) AS length;

COMMIT;
