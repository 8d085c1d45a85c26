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

-- drop check public.t.lines
-- needs --allow drops-object:public.t.lines: drops check public.t.lines
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'lines' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((b <> ''three
  four''::text))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.t.lines was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t DROP CONSTRAINT IF EXISTS lines;
END
$schemadiff$;

-- drop policy public.t.least  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.t') AND polname = 'least'
         AND polcmd = 'd' AND polpermissive
         AND pg_catalog.pg_get_expr(polqual, polrelid) = '(NOT (a IN ( SELECT min(x.a) AS min
   FROM public.t x)))'
         AND polwithcheck IS NULL) THEN
    DROP POLICY IF EXISTS "least" ON public.t;
  END IF;
END
$schemadiff$;

-- drop policy public.t.long  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.t') AND polname = 'long'
         AND polcmd = 'w' AND polpermissive
         AND pg_catalog.pg_get_expr(polqual, polrelid) = '(b <> ''one
two''::text)'
         AND polwithcheck IS NULL) THEN
    DROP POLICY IF EXISTS long ON public.t;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create policy public.t.least  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.t') AND polname = 'least') THEN
    CREATE POLICY "least" ON public.t AS RESTRICTIVE FOR DELETE
      USING (a NOT IN (SELECT min(x.a) FROM public.t AS x));
  END IF;
END
$schemadiff$;

-- re-create policy public.t.long  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.t') AND polname = 'long') THEN
    CREATE POLICY long ON public.t
      USING (b <> 'one
two');
  END IF;
END
$schemadiff$;

COMMIT;
