-- before to after: 10 statements for PostgreSQL 18
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

-- drop check public.t.size_known
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'size_known' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((size OPERATOR(public.=) ''4''::public.small))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.t.size_known was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t DROP CONSTRAINT IF EXISTS size_known;
END
$schemadiff$;

-- drop operator public.=(public.small, public.small)
-- needs --allow 'drops-object:public.=(public.small, public.small)': drops operator public.=(public.small, public.small)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.=(public.small, public.small)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.=(public.small, public.small)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.small_eq(public.small, public.small)')
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '=' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.=(public.small, public.small) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.=(public.small, public.small);
END
$schemadiff$;

-- drop function public.small_eq(public.small, public.small)
-- needs --allow 'drops-object:public.small_eq(public.small, public.small)': drops function public.small_eq(public.small, public.small)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.small_eq(public.small, public.small)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('346817d0818efac39c370a63d76051d7')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.small_eq(public.small, public.small) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.small_eq(public.small, public.small);
END
$schemadiff$;

-- drop view public.v
-- needs --allow drops-object:public.v: drops view public.v
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.v') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('9af57d2b96d808d7035c45b88d2cb97f')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.v was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS public.v;
END
$schemadiff$;

-- drop column public.t.labels; drop column public.t.short; drop column public.t.at; drop column public.t.label; drop column public.t.size
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'labels' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'labels' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'labels' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.label[]' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.labels was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'short' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'short' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'short' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.short_label' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.short was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'at' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'at' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'at' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public."Point 4"' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.at was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'label' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'label' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'label' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.label(20)' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.label was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'size' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'size' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'size' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.small' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.size was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t
    DROP COLUMN IF EXISTS labels,
    DROP COLUMN IF EXISTS short,
    DROP COLUMN IF EXISTS at,
    DROP COLUMN IF EXISTS label,
    DROP COLUMN IF EXISTS size;
END
$schemadiff$;

-- drop domain public.short_label
-- needs --allow drops-object:public.short_label: drops domain public.short_label
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'short_label' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'short_label' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.label(8)' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain public.short_label was changed by another session since the plan was made; plan again';
  END IF;
  DROP DOMAIN IF EXISTS public.short_label;
END
$schemadiff$;

-- drop base type public.Point 4; drop function public.p4_in(cstring); drop function public.p4_out(public."Point 4")
-- needs --allow 'drops-object:public.Point 4': drops base type public.Point 4
-- needs --allow 'drops-object:public.p4_in(cstring)': drops function public.p4_in(cstring)
-- needs --allow 'drops-object:public.p4_out(public."Point 4")': drops function public.p4_out(public."Point 4")
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'Point 4' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'b')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t
         WHERE t.typname = 'Point 4' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'b'
         AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = t.typinput AND p.proname = 'p4_in' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = t.typoutput AND p.proname = 'p4_out' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND t.typreceive = 0
         AND t.typsend = 0
         AND t.typmodin = 0
         AND t.typmodout = 0
         AND t.typanalyze = 0
         AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = t.typsubscript AND p.proname = 'raw_array_subscript_handler' AND p.pronamespace = pg_catalog.to_regnamespace('pg_catalog'))
         AND t.typlen = 16 AND t.typbyval = false
         AND t.typalign = 'i' AND t.typstorage = 'p'
         AND t.typcategory = 'U' AND t.typispreferred = false AND t.typdefault IS NULL
         AND t.typelem = pg_catalog.to_regtype('real') AND t.typdelim = ';' AND t.typcollation = 0)) THEN
    RAISE EXCEPTION USING MESSAGE = 'base type public.Point 4 was changed by another session since the plan was made; plan again';
  END IF;
  DO $circle$
DECLARE
  needed text;
BEGIN
  WITH RECURSIVE gone (classid, objid) AS (
    SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, pg_catalog.to_regtype('public."Point 4"')::oid
    UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, pg_catalog.to_regprocedure('public.p4_in(cstring)')::oid
    UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, pg_catalog.to_regprocedure('public.p4_out(public."Point 4")')::oid
    UNION
    SELECT d.classid, d.objid FROM gone g JOIN pg_catalog.pg_depend d ON d.refclassid = g.classid AND d.refobjid = g.objid
    WHERE d.deptype = 'i'
  )
  SELECT pg_catalog.string_agg(DISTINCT pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO needed
  FROM gone g JOIN pg_catalog.pg_depend d ON d.refclassid = g.classid AND d.refobjid = g.objid
  WHERE d.deptype IN ('n', 'a') AND (d.classid, d.objid) NOT IN (SELECT w.classid, w.objid FROM gone w WHERE w.objid IS NOT NULL);
  IF needed IS NOT NULL AND pg_catalog.to_regtype('public."Point 4"') IS NOT NULL THEN
    RAISE dependent_objects_still_exist USING MESSAGE = 'cannot drop type public."Point 4": ' || needed || ' depends on it';
  END IF;
  DROP TYPE IF EXISTS public."Point 4" CASCADE;
END
$circle$;
END
$schemadiff$;

-- drop base type public.small; drop function public.small_in(cstring); drop function public.small_out(public.small)
-- needs --allow drops-object:public.small: drops base type public.small
-- needs --allow 'drops-object:public.small_in(cstring)': drops function public.small_in(cstring)
-- needs --allow 'drops-object:public.small_out(public.small)': drops function public.small_out(public.small)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'small' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'b')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t
         WHERE t.typname = 'small' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'b'
         AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = t.typinput AND p.proname = 'small_in' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = t.typoutput AND p.proname = 'small_out' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND t.typreceive = 0
         AND t.typsend = 0
         AND t.typmodin = 0
         AND t.typmodout = 0
         AND t.typanalyze = 0
         AND t.typsubscript = 0
         AND t.typlen = 4 AND t.typbyval = true
         AND t.typalign = 'i' AND t.typstorage = 'p'
         AND t.typcategory = 'x' AND t.typispreferred = true AND t.typdefault IS NULL
         AND t.typelem = 0 AND t.typdelim = ',' AND t.typcollation = 0)) THEN
    RAISE EXCEPTION USING MESSAGE = 'base type public.small was changed by another session since the plan was made; plan again';
  END IF;
  DO $circle$
DECLARE
  needed text;
BEGIN
  WITH RECURSIVE gone (classid, objid) AS (
    SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, pg_catalog.to_regtype('public.small')::oid
    UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, pg_catalog.to_regprocedure('public.small_in(cstring)')::oid
    UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, pg_catalog.to_regprocedure('public.small_out(public.small)')::oid
    UNION
    SELECT d.classid, d.objid FROM gone g JOIN pg_catalog.pg_depend d ON d.refclassid = g.classid AND d.refobjid = g.objid
    WHERE d.deptype = 'i'
  )
  SELECT pg_catalog.string_agg(DISTINCT pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO needed
  FROM gone g JOIN pg_catalog.pg_depend d ON d.refclassid = g.classid AND d.refobjid = g.objid
  WHERE d.deptype IN ('n', 'a') AND (d.classid, d.objid) NOT IN (SELECT w.classid, w.objid FROM gone w WHERE w.objid IS NOT NULL);
  IF needed IS NOT NULL AND pg_catalog.to_regtype('public.small') IS NOT NULL THEN
    RAISE dependent_objects_still_exist USING MESSAGE = 'cannot drop type public.small: ' || needed || ' depends on it';
  END IF;
  DROP TYPE IF EXISTS public.small CASCADE;
END
$circle$;
END
$schemadiff$;

-- drop function public.label_out(public.label, integer)
-- needs --allow 'drops-object:public.label_out(public.label, integer)': drops function public.label_out(public.label, integer)
DROP FUNCTION IF EXISTS public.label_out(public.label, integer);

-- drop base type public.label; drop function public.label_in(cstring, oid, integer); drop function public.label_out(public.label); drop function public.label_receive(internal, oid, integer); drop function public.label_send(public.label)
-- needs --allow drops-object:public.label: drops base type public.label
-- needs --allow 'drops-object:public.label_in(cstring, oid, integer)': drops function public.label_in(cstring, oid, integer)
-- needs --allow 'drops-object:public.label_out(public.label)': drops function public.label_out(public.label)
-- needs --allow 'drops-object:public.label_receive(internal, oid, integer)': drops function public.label_receive(internal, oid, integer)
-- needs --allow 'drops-object:public.label_send(public.label)': drops function public.label_send(public.label)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'label' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'b')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t
         WHERE t.typname = 'label' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'b'
         AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = t.typinput AND p.proname = 'label_in' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = t.typoutput AND p.proname = 'label_out' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = t.typreceive AND p.proname = 'label_receive' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = t.typsend AND p.proname = 'label_send' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = t.typmodin AND p.proname = 'varchartypmodin' AND p.pronamespace = pg_catalog.to_regnamespace('pg_catalog'))
         AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = t.typmodout AND p.proname = 'varchartypmodout' AND p.pronamespace = pg_catalog.to_regnamespace('pg_catalog'))
         AND t.typanalyze = 0
         AND t.typsubscript = 0
         AND t.typlen = -1 AND t.typbyval = false
         AND t.typalign = 'i' AND t.typstorage = 'x'
         AND t.typcategory = 'S' AND t.typispreferred = false AND t.typdefault = 'none'
         AND t.typelem = 0 AND t.typdelim = ',' AND t.typcollation <> 0)) THEN
    RAISE EXCEPTION USING MESSAGE = 'base type public.label was changed by another session since the plan was made; plan again';
  END IF;
  DO $circle$
DECLARE
  needed text;
BEGIN
  WITH RECURSIVE gone (classid, objid) AS (
    SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, pg_catalog.to_regtype('public.label')::oid
    UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, pg_catalog.to_regprocedure('public.label_in(cstring, oid, integer)')::oid
    UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, pg_catalog.to_regprocedure('public.label_out(public.label)')::oid
    UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, pg_catalog.to_regprocedure('public.label_receive(internal, oid, integer)')::oid
    UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, pg_catalog.to_regprocedure('public.label_send(public.label)')::oid
    UNION
    SELECT d.classid, d.objid FROM gone g JOIN pg_catalog.pg_depend d ON d.refclassid = g.classid AND d.refobjid = g.objid
    WHERE d.deptype = 'i'
  )
  SELECT pg_catalog.string_agg(DISTINCT pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO needed
  FROM gone g JOIN pg_catalog.pg_depend d ON d.refclassid = g.classid AND d.refobjid = g.objid
  WHERE d.deptype IN ('n', 'a') AND (d.classid, d.objid) NOT IN (SELECT w.classid, w.objid FROM gone w WHERE w.objid IS NOT NULL);
  IF needed IS NOT NULL AND pg_catalog.to_regtype('public.label') IS NOT NULL THEN
    RAISE dependent_objects_still_exist USING MESSAGE = 'cannot drop type public.label: ' || needed || ' depends on it';
  END IF;
  DROP TYPE IF EXISTS public.label CASCADE;
END
$circle$;
END
$schemadiff$;

COMMIT;
