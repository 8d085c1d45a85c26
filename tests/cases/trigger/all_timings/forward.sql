-- before to after: 6 statements for PostgreSQL 18
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

-- create trigger public.t.b  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN SHARE ROW EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'b' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER b BEFORE INSERT OR DELETE OR UPDATE OF a ON public.t FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION public.f();
    ALTER TABLE public.t ENABLE ALWAYS TRIGGER b;
  END IF;
END
$schemadiff$;

-- create trigger public.t.s  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 's' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER s AFTER TRUNCATE ON public.t FOR EACH STATEMENT EXECUTE FUNCTION public.f('it''s', '2');
    ALTER TABLE public.t DISABLE TRIGGER s;
  END IF;
END
$schemadiff$;

-- create trigger public.t.r  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'r' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER r AFTER UPDATE ON public.t REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION public.f();
  END IF;
END
$schemadiff$;

-- create trigger public.t.c  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'c' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE CONSTRAINT TRIGGER c AFTER INSERT ON public.t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.f();
  END IF;
END
$schemadiff$;

-- create comment on trigger public.t.b  (after.yaml:5)
COMMENT ON TRIGGER b ON public.t IS 'first';

-- create view public.v  (after.yaml:9)
CREATE OR REPLACE VIEW public.v AS
SELECT 1 AS a;

COMMIT;
