-- before to after: 13 statements for PostgreSQL 18
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

-- rename policy public.docs.new_name to old_name  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.docs')) THEN
    LOCK TABLE ONLY public.docs IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'new_name')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'old_name') THEN
    ALTER POLICY new_name ON public.docs RENAME TO old_name;
  END IF;
END
$schemadiff$;

-- drop policy public.docs.added
-- needs --allow drops-object:public.docs.added: drops policy public.docs.added
DROP POLICY IF EXISTS added ON public.docs;

-- drop policy public.docs.command  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'command'
         AND polcmd = 'w' AND polpermissive
         AND pg_catalog.pg_get_expr(polqual, polrelid) = 'true'
         AND polwithcheck IS NULL)
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(3256, 21529, 0)).object_names, '.') IN ('public.docs.command')) THEN
    DROP POLICY IF EXISTS command ON public.docs;
  END IF;
END
$schemadiff$;

-- drop policy public.docs.check_added  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'check_added'
         AND polcmd = '*' AND polpermissive
         AND pg_catalog.pg_get_expr(polqual, polrelid) = '(team = 1)'
         AND pg_catalog.pg_get_expr(polwithcheck, polrelid) = '(team = 2)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(3256, 21530, 0)).object_names, '.') IN ('public.docs.check_added')) THEN
    DROP POLICY IF EXISTS check_added ON public.docs;
  END IF;
END
$schemadiff$;

-- drop policy public.docs.sides  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'sides'
         AND polcmd = '*' AND polpermissive
         AND pg_catalog.pg_get_expr(polqual, polrelid) = '(id > 0)'
         AND polwithcheck IS NULL)
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(3256, 21532, 0)).object_names, '.') IN ('public.docs.sides')) THEN
    DROP POLICY IF EXISTS sides ON public.docs;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create policy public.docs.command  (after.yaml:6)
-- needs --allow weakens-security:public.docs.command: policy public.docs.command lets rows through for more roles or commands
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'command') THEN
    CREATE POLICY command ON public.docs FOR SELECT
      USING (true);
  END IF;
END
$schemadiff$;

-- alter policy public.docs.expression: using  (after.yaml:7)
-- needs --allow weakens-security:public.docs.expression: policy public.docs.expression has another condition (using), which may let more rows through
ALTER POLICY expression ON public.docs
  USING (owner = current_user);

-- re-create policy public.docs.check_added  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'check_added') THEN
    CREATE POLICY check_added ON public.docs
      USING (team = 1);
  END IF;
END
$schemadiff$;

-- alter policy public.docs.roles: to  (after.yaml:9)
-- needs --allow weakens-security:public.docs.roles: policy public.docs.roles lets rows through for more roles or commands
ALTER POLICY roles ON public.docs TO pg_monitor;

-- re-create policy public.docs.sides  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'sides') THEN
    CREATE POLICY sides ON public.docs AS RESTRICTIVE
      USING (id > 0);
  END IF;
END
$schemadiff$;

-- create policy public.docs.gone  (after.yaml:11)
-- needs --allow weakens-security:public.docs.gone: policy public.docs.gone lets more rows through
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'gone') THEN
    CREATE POLICY gone ON public.docs FOR DELETE
      USING (team IN (1, 2));
  END IF;
END
$schemadiff$;

-- alter row security of table public.docs: state  (after.yaml:4)
-- needs --allow weakens-security:public.docs: row security of table public.docs no longer holds for the owner
ALTER TABLE public.docs NO FORCE ROW LEVEL SECURITY;

-- re-create comment on policy public.docs.sides  (after.yaml:10)
COMMENT ON POLICY sides ON public.docs IS 'comes back';

COMMIT;
