-- before to after: 8 statements for PostgreSQL 18
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
SET LOCAL search_path = public, pg_temp;

-- create function public.below(public.mood, public.mood)  (after.yaml:4)
CREATE OR REPLACE FUNCTION public.below(a public.mood, b public.mood)
RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $function$SELECT pg_catalog.enum_lt(a, b)$function$;

-- create function public.compare(public.mood, public.mood)  (after.yaml:3)
CREATE OR REPLACE FUNCTION public.compare(a public.mood, b public.mood)
RETURNS integer
LANGUAGE sql IMMUTABLE
AS $function$SELECT pg_catalog.enum_cmp(a, b)$function$;

-- create function public.same(public.mood, public.mood)  (after.yaml:5)
CREATE OR REPLACE FUNCTION public.same(a public.mood, b public.mood)
RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $function$SELECT pg_catalog.enum_eq(a, b)$function$;

-- create operator public.<(public.mood, public.mood)  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.<(public.mood, public.mood)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.< (
      FUNCTION = public.below,
      LEFTARG = public.mood,
      RIGHTARG = public.mood
    );
  END IF;
END
$schemadiff$;

-- create operator public.=(public.mood, public.mood)  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.=(public.mood, public.mood)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.= (
      FUNCTION = public.same,
      LEFTARG = public.mood,
      RIGHTARG = public.mood,
      COMMUTATOR = OPERATOR(public.=),
      HASHES,
      MERGES
    );
  END IF;
END
$schemadiff$;

-- create operator family public.mood_ops(btree)  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'mood_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    CREATE OPERATOR FAMILY public.mood_ops USING btree;
  END IF;
END
$schemadiff$;

-- create operator class public.mood_ops(btree)  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'mood_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    CREATE OPERATOR CLASS public.mood_ops
      DEFAULT FOR TYPE public.mood USING btree FAMILY public.mood_ops AS
      OPERATOR 1 public.<(public.mood, public.mood),
      OPERATOR 3 public.=(public.mood, public.mood),
      FUNCTION 1 (public.mood, public.mood) public.compare(public.mood, public.mood);
  END IF;
END
$schemadiff$;

-- create index public.t_a  (after.yaml:12)
CREATE INDEX IF NOT EXISTS t_a ON public.t USING btree (a);

COMMIT;
