-- before to after: 7 statements for PostgreSQL 18
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

-- drop policy public.docs.changes
-- needs --allow drops-object:public.docs.changes: drops policy public.docs.changes
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.docs')) THEN
    LOCK TABLE ONLY public.docs IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'changes')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'changes'
         AND polcmd = 'w' AND polpermissive
         AND pg_catalog.pg_get_expr(polqual, polrelid) = 'public.may(owner)'
         AND pg_catalog.pg_get_expr(polwithcheck, polrelid) = '(team > 0)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'policy public.docs.changes was changed by another session since the plan was made; plan again';
  END IF;
  DROP POLICY IF EXISTS changes ON public.docs;
END
$schemadiff$;

-- drop policy public.docs.deletes
-- needs --allow drops-object:public.docs.deletes: drops policy public.docs.deletes
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'deletes')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'deletes'
         AND polcmd = 'd' AND NOT polpermissive
         AND pg_catalog.pg_get_expr(polqual, polrelid) = '(NOT (id IN ( SELECT min(d.id) AS min
   FROM public.docs d)))'
         AND polwithcheck IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'policy public.docs.deletes was changed by another session since the plan was made; plan again';
  END IF;
  DROP POLICY IF EXISTS deletes ON public.docs;
END
$schemadiff$;

-- drop policy public.docs.everything
-- needs --allow drops-object:public.docs.everything: drops policy public.docs.everything
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'everything')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'everything'
         AND polcmd = '*' AND polpermissive
         AND polqual IS NULL
         AND polwithcheck IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'policy public.docs.everything was changed by another session since the plan was made; plan again';
  END IF;
  DROP POLICY IF EXISTS everything ON public.docs;
END
$schemadiff$;

-- drop policy public.docs.reads
-- needs --allow drops-object:public.docs.reads: drops policy public.docs.reads
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'reads')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'reads'
         AND polcmd = 'r' AND polpermissive
         AND pg_catalog.pg_get_expr(polqual, polrelid) = '(owner = CURRENT_USER)'
         AND polwithcheck IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'policy public.docs.reads was changed by another session since the plan was made; plan again';
  END IF;
  DROP POLICY IF EXISTS reads ON public.docs;
END
$schemadiff$;

-- drop policy public.docs.writes
-- needs --allow drops-object:public.docs.writes: drops policy public.docs.writes
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'writes')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'writes'
         AND polcmd = 'a' AND polpermissive
         AND polqual IS NULL
         AND pg_catalog.pg_get_expr(polwithcheck, polrelid) = '(EXISTS ( SELECT 1
   FROM public.teams m
  WHERE ((m.id = docs.team) AND (m.member = CURRENT_USER))))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'policy public.docs.writes was changed by another session since the plan was made; plan again';
  END IF;
  DROP POLICY IF EXISTS writes ON public.docs;
END
$schemadiff$;

-- drop row security of table public.docs
-- needs --allow weakens-security:public.docs: row security of table public.docs is switched off
ALTER TABLE public.docs DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;

-- drop row security of table public.teams
ALTER TABLE public.teams NO FORCE ROW LEVEL SECURITY;

COMMIT;
