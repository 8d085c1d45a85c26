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

-- drop row security of table public.d
ALTER TABLE public.d NO FORCE ROW LEVEL SECURITY;

-- drop policy public.e.p
-- needs --allow drops-object:public.e.p: drops policy public.e.p
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.e')) THEN
    LOCK TABLE ONLY public.e IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.e') AND polname = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.e') AND polname = 'p'
         AND polcmd = '*' AND polpermissive
         AND pg_catalog.pg_get_expr(polqual, polrelid) = '(i > 0)'
         AND polwithcheck IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'policy public.e.p was changed by another session since the plan was made; plan again';
  END IF;
  DROP POLICY IF EXISTS p ON public.e;
END
$schemadiff$;

-- drop policy public.e.q
-- needs --allow drops-object:public.e.q: drops policy public.e.q
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.e') AND polname = 'q')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.e') AND polname = 'q'
         AND polcmd = '*' AND NOT polpermissive
         AND pg_catalog.pg_get_expr(polqual, polrelid) = '(i > 1)'
         AND polwithcheck IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'policy public.e.q was changed by another session since the plan was made; plan again';
  END IF;
  DROP POLICY IF EXISTS q ON public.e;
END
$schemadiff$;

-- drop row security of table public.e
-- needs --allow weakens-security:public.e: row security of table public.e is switched off
ALTER TABLE public.e DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;
SET LOCAL search_path = public, pg_temp;

-- create policy public.a.p  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a')) THEN
    LOCK TABLE ONLY public.a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.a') AND polname = 'p') THEN
    CREATE POLICY p ON public.a
      USING (i > 0);
  END IF;
END
$schemadiff$;

-- create row security of table public.a  (after.yaml:2)
ALTER TABLE public.a FORCE ROW LEVEL SECURITY, ENABLE ROW LEVEL SECURITY;

-- alter row security of table public.b: state  (after.yaml:3)
-- needs --allow weakens-security:public.b: row security of table public.b is switched off
ALTER TABLE public.b FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;

-- alter row security of table public.c: state  (after.yaml:4)
-- needs --allow weakens-security:public.c: row security of table public.c no longer holds for the owner
ALTER TABLE public.c NO FORCE ROW LEVEL SECURITY;

COMMIT;
