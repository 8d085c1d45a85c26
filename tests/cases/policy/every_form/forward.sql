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

-- create policy public.docs.everything  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.docs')) THEN
    LOCK TABLE ONLY public.docs IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'everything') THEN
    CREATE POLICY everything ON public.docs;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create policy public.docs.reads  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'reads') THEN
    CREATE POLICY reads ON public.docs FOR SELECT TO pg_read_all_data, pg_monitor
      USING (owner = current_user);
  END IF;
END
$schemadiff$;

-- create policy public.docs.writes  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'writes') THEN
    CREATE POLICY writes ON public.docs FOR INSERT
      WITH CHECK (EXISTS (SELECT 1 FROM public.teams m WHERE m.id = docs.team AND m.member = current_user));
  END IF;
END
$schemadiff$;

-- create policy public.docs.changes  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'changes') THEN
    CREATE POLICY changes ON public.docs FOR UPDATE
      USING (public.may(owner))
      WITH CHECK (team > 0);
  END IF;
END
$schemadiff$;

-- create policy public.docs.deletes  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'deletes') THEN
    CREATE POLICY deletes ON public.docs AS RESTRICTIVE FOR DELETE TO pg_monitor
      USING (id NOT IN (SELECT min(d.id) FROM public.docs d));
  END IF;
END
$schemadiff$;

-- create row security of table public.docs  (after.yaml:5)
ALTER TABLE public.docs FORCE ROW LEVEL SECURITY, ENABLE ROW LEVEL SECURITY;

-- create comment on policy public.docs.writes  (after.yaml:9)
COMMENT ON POLICY writes ON public.docs IS 'those of the team';

-- create row security of table public.teams  (after.yaml:14)
ALTER TABLE public.teams FORCE ROW LEVEL SECURITY;

COMMIT;
