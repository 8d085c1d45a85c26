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
-- needs --allow drops-object:public.=: drops operator public.=(public.small, public.small)
DROP OPERATOR IF EXISTS public.=(public.small, public.small);

-- drop function public.small_eq(public.small, public.small)
-- needs --allow drops-object:public.small_eq: drops function public.small_eq(public.small, public.small)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.small_eq(public.small, public.small)')
         AND pg_catalog.md5(p.prosrc) NOT IN ('346817d0818efac39c370a63d76051d7')) THEN
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
-- needs --allow deletes-data:public.t.labels: drops column public.t.labels and what it holds
-- needs --allow deletes-data:public.t.short: drops column public.t.short and what it holds
-- needs --allow deletes-data:public.t.at: drops column public.t.at and what it holds
-- needs --allow deletes-data:public.t.label: drops column public.t.label and what it holds
-- needs --allow deletes-data:public.t.size: drops column public.t.size and what it holds
ALTER TABLE public.t
  DROP COLUMN IF EXISTS labels,
  DROP COLUMN IF EXISTS short,
  DROP COLUMN IF EXISTS at,
  DROP COLUMN IF EXISTS label,
  DROP COLUMN IF EXISTS size;

-- drop domain public.short_label
-- needs --allow drops-object:public.short_label: drops domain public.short_label
DROP DOMAIN IF EXISTS public.short_label;

-- drop base type public.Point 4; drop function public.p4_in(cstring); drop function public.p4_out(public."Point 4")
-- needs --allow 'drops-object:public.Point 4': drops base type public.Point 4
-- needs --allow drops-object:public.p4_in: drops function public.p4_in(cstring)
-- needs --allow drops-object:public.p4_out: drops function public.p4_out(public."Point 4")
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
  IF needed IS NOT NULL THEN
    RAISE dependent_objects_still_exist USING MESSAGE = 'cannot drop type public."Point 4": ' || needed || ' depends on it';
  END IF;
  DROP TYPE IF EXISTS public."Point 4" CASCADE;
END
$circle$;

-- drop base type public.small; drop function public.small_in(cstring); drop function public.small_out(public.small)
-- needs --allow drops-object:public.small: drops base type public.small
-- needs --allow drops-object:public.small_in: drops function public.small_in(cstring)
-- needs --allow drops-object:public.small_out: drops function public.small_out(public.small)
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
  IF needed IS NOT NULL THEN
    RAISE dependent_objects_still_exist USING MESSAGE = 'cannot drop type public.small: ' || needed || ' depends on it';
  END IF;
  DROP TYPE IF EXISTS public.small CASCADE;
END
$circle$;

-- drop function public.label_out(public.label, integer)
-- needs --allow drops-object:public.label_out: drops function public.label_out(public.label, integer)
DROP FUNCTION IF EXISTS public.label_out(public.label, integer);

-- drop base type public.label; drop function public.label_in(cstring, oid, integer); drop function public.label_out(public.label); drop function public.label_receive(internal, oid, integer); drop function public.label_send(public.label)
-- needs --allow drops-object:public.label: drops base type public.label
-- needs --allow drops-object:public.label_in: drops function public.label_in(cstring, oid, integer)
-- needs --allow drops-object:public.label_out: drops function public.label_out(public.label)
-- needs --allow drops-object:public.label_receive: drops function public.label_receive(internal, oid, integer)
-- needs --allow drops-object:public.label_send: drops function public.label_send(public.label)
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
  IF needed IS NOT NULL THEN
    RAISE dependent_objects_still_exist USING MESSAGE = 'cannot drop type public.label: ' || needed || ' depends on it';
  END IF;
  DROP TYPE IF EXISTS public.label CASCADE;
END
$circle$;

COMMIT;
