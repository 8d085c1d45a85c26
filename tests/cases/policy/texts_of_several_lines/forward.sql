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

-- drop policy public.t.least  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.t') AND polname = 'least'
         AND polcmd = 'd' AND NOT polpermissive
         AND pg_catalog.pg_get_expr(polqual, polrelid) = '(NOT (a IN ( SELECT min(x.a) AS min
   FROM public.t x)))'
         AND polwithcheck IS NULL) THEN
    DROP POLICY IF EXISTS "least" ON public.t;
  END IF;
END
$schemadiff$;

-- drop policy public.t.long  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.t') AND polname = 'long'
         AND polcmd = '*' AND polpermissive
         AND pg_catalog.pg_get_expr(polqual, polrelid) = '(b <> ''one
two''::text)'
         AND polwithcheck IS NULL) THEN
    DROP POLICY IF EXISTS long ON public.t;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create check public.t.lines  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'lines' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT lines CHECK (b <> 'three
  four');
  END IF;
END
$schemadiff$;

-- re-create policy public.t.least  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.t') AND polname = 'least') THEN
    CREATE POLICY "least" ON public.t FOR DELETE
      USING (a NOT IN (SELECT min(x.a) FROM public.t AS x));
  END IF;
END
$schemadiff$;

-- re-create policy public.t.long  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.t') AND polname = 'long') THEN
    CREATE POLICY long ON public.t FOR UPDATE
      USING (b <> 'one
two');
  END IF;
END
$schemadiff$;

COMMIT;
