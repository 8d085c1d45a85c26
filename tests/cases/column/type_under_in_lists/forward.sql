-- before to after: 9 statements for PostgreSQL 18
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

-- drop column public.t.listed  (after.yaml:6)
-- because of column public.t.state
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'listed' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'state' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'character varying(10)') THEN
    ALTER TABLE public.t
      DROP COLUMN IF EXISTS listed;
  END IF;
END
$schemadiff$;

-- drop trigger public.t.same  (after.yaml:20)
-- because of column public.t.state
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'same' AND NOT tgisinternal AND tgparentid = 0)
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'state' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'character varying(10)') THEN
    DROP TRIGGER IF EXISTS same ON public.t;
  END IF;
END
$schemadiff$;

-- drop policy public.t.seen  (after.yaml:22)
-- because of column public.t.state
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.t') AND polname = 'seen')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'state' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'character varying(10)') THEN
    DROP POLICY IF EXISTS seen ON public.t;
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:24)
-- because of column public.t.state
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'state' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'character varying(10)') THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- alter column public.t.state: type, collation  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'state' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('character varying(10)', 'character varying(40)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.state was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'state' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'character varying(10)') THEN
    ALTER TABLE public.t
      ALTER COLUMN state TYPE character varying(40) COLLATE "C";
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create column public.t.listed  (after.yaml:6)
-- because of column public.t.state
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS listed boolean GENERATED ALWAYS AS (state in ('open', 'held')) STORED;

-- re-create trigger public.t.same  (after.yaml:20)
-- because of column public.t.state
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'same' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER same BEFORE UPDATE ON public.t FOR EACH ROW WHEN (new.state in ('open', 'held')) EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger();
  END IF;
END
$schemadiff$;

-- re-create policy public.t.seen  (after.yaml:22)
-- because of column public.t.state
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.t') AND polname = 'seen') THEN
    CREATE POLICY seen ON public.t
      USING (state in ('open', 'held'));
  END IF;
END
$schemadiff$;

-- re-create view public.v  (after.yaml:24)
-- because of column public.t.state
CREATE OR REPLACE VIEW public.v AS
select id from public.t where state in ('open', 'held');

COMMIT;
