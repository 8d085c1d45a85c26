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

-- drop policy public.a.p
-- needs --allow drops-object:public.a.p: drops policy public.a.p
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a')) THEN
    LOCK TABLE ONLY public.a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.a') AND polname = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.a') AND polname = 'p'
         AND polcmd = '*' AND polpermissive
         AND pg_catalog.pg_get_expr(polqual, polrelid) = '(i > 0)'
         AND polwithcheck IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'policy public.a.p was changed by another session since the plan was made; plan again';
  END IF;
  DROP POLICY IF EXISTS p ON public.a;
END
$schemadiff$;

-- drop row security of table public.a
-- needs --allow weakens-security:public.a: row security of table public.a is switched off
ALTER TABLE public.a DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;

-- alter row security of table public.b: state  (after.yaml:3)
ALTER TABLE public.b ENABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;

-- alter row security of table public.c: state  (after.yaml:4)
ALTER TABLE public.c FORCE ROW LEVEL SECURITY;

-- create row security of table public.d  (after.yaml:5)
ALTER TABLE public.d FORCE ROW LEVEL SECURITY;
SET LOCAL search_path = public, pg_temp;

-- create policy public.e.p  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.e')) THEN
    LOCK TABLE ONLY public.e IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.e') AND polname = 'p') THEN
    CREATE POLICY p ON public.e
      USING (i > 0);
  END IF;
END
$schemadiff$;

-- create policy public.e.q  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.e') AND polname = 'q') THEN
    CREATE POLICY q ON public.e AS RESTRICTIVE
      USING (i > 1);
  END IF;
END
$schemadiff$;

-- create row security of table public.e  (after.yaml:6)
ALTER TABLE public.e FORCE ROW LEVEL SECURITY, ENABLE ROW LEVEL SECURITY;

COMMIT;
