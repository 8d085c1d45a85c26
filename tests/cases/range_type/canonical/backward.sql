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

-- drop column public.t.several; drop column public.t.ids
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'several' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'several' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'several' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.wholes' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.several was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'ids' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'ids' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'ids' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.whole' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.ids was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t
    DROP COLUMN IF EXISTS several,
    DROP COLUMN IF EXISTS ids;
END
$schemadiff$;

-- drop range type public.whole; drop function public.in_whole(public.whole)
-- needs --allow drops-object:public.whole: drops range type public.whole
-- needs --allow 'drops-object:public.in_whole(public.whole)': drops function public.in_whole(public.whole)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'whole' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.whole') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'bigint'
         AND m.typname = 'wholes' AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = r.rngcanonical AND p.proname = 'in_whole' AND p.pronamespace = pg_catalog.to_regnamespace('public')) AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'range type public.whole was changed by another session since the plan was made; plan again';
  END IF;
  DO $circle$
DECLARE
  needed text;
BEGIN
  WITH RECURSIVE gone (classid, objid) AS (
    SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, pg_catalog.to_regtype('public.whole')::oid
    UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, pg_catalog.to_regprocedure('public.in_whole(public.whole)')::oid
    UNION
    SELECT d.classid, d.objid FROM gone g JOIN pg_catalog.pg_depend d ON d.refclassid = g.classid AND d.refobjid = g.objid
    WHERE d.deptype = 'i'
  )
  SELECT pg_catalog.string_agg(DISTINCT pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO needed
  FROM gone g JOIN pg_catalog.pg_depend d ON d.refclassid = g.classid AND d.refobjid = g.objid
  WHERE d.deptype IN ('n', 'a') AND (d.classid, d.objid) NOT IN (SELECT w.classid, w.objid FROM gone w WHERE w.objid IS NOT NULL);
  IF needed IS NOT NULL AND pg_catalog.to_regtype('public.whole') IS NOT NULL THEN
    RAISE dependent_objects_still_exist USING MESSAGE = 'cannot drop type public.whole: ' || needed || ' depends on it';
  END IF;
  DROP TYPE IF EXISTS public.whole CASCADE;
END
$circle$;
END
$schemadiff$;

-- drop function public.length(public.days)
-- needs --allow 'drops-object:public.length(public.days)': drops function public.length(public.days)
DROP FUNCTION IF EXISTS public.length(public.days);

-- drop range type public.days; drop function public.in_days(public.days)  (after.yaml:2)
-- needs --allow 'drops-object:public.in_days(public.days)': drops function public.in_days(public.days)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'days' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.days') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'date'
         AND m.typname = 'days_multirange' AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = r.rngcanonical AND p.proname = 'in_days' AND p.pronamespace = pg_catalog.to_regnamespace('public')) AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = r.rngsubdiff AND p.proname = 'days_between' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype)))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.days') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'date'
         AND m.typname = 'days_multirange' AND r.rngcanonical = 0 AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = r.rngsubdiff AND p.proname = 'days_between' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'range type public.days was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.days') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'date'
         AND m.typname = 'days_multirange' AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = r.rngcanonical AND p.proname = 'in_days' AND p.pronamespace = pg_catalog.to_regnamespace('public')) AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = r.rngsubdiff AND p.proname = 'days_between' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype)) THEN
    DO $circle$
DECLARE
  needed text;
BEGIN
  WITH RECURSIVE gone (classid, objid) AS (
    SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, pg_catalog.to_regtype('public.days')::oid
    UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, pg_catalog.to_regprocedure('public.in_days(public.days)')::oid
    UNION
    SELECT d.classid, d.objid FROM gone g JOIN pg_catalog.pg_depend d ON d.refclassid = g.classid AND d.refobjid = g.objid
    WHERE d.deptype = 'i'
  )
  SELECT pg_catalog.string_agg(DISTINCT pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO needed
  FROM gone g JOIN pg_catalog.pg_depend d ON d.refclassid = g.classid AND d.refobjid = g.objid
  WHERE d.deptype IN ('n', 'a') AND (d.classid, d.objid) NOT IN (SELECT w.classid, w.objid FROM gone w WHERE w.objid IS NOT NULL);
  IF needed IS NOT NULL AND pg_catalog.to_regtype('public.days') IS NOT NULL THEN
    RAISE dependent_objects_still_exist USING MESSAGE = 'cannot drop type public.days: ' || needed || ' depends on it';
  END IF;
  DROP TYPE IF EXISTS public.days CASCADE;
END
$circle$;
  END IF;
END
$schemadiff$;

-- re-create range type public.days  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'days' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r') THEN
    CREATE TYPE public.days AS RANGE (
      SUBTYPE = date,
      SUBTYPE_DIFF = public.days_between
    );
  END IF;
END
$schemadiff$;

COMMIT;
