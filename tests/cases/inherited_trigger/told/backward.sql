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

-- drop trigger public.t.changed  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'changed' AND NOT tgisinternal AND tgparentid = 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'changed'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = 'CREATE TRIGGER changed AFTER UPDATE OF a ON public.t FOR EACH ROW EXECUTE FUNCTION public.f()'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'changed'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = 'CREATE TRIGGER changed AFTER UPDATE OF b ON public.t FOR EACH ROW EXECUTE FUNCTION public.f()')) THEN
    RAISE EXCEPTION USING MESSAGE = 'trigger public.t.changed was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'changed'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = 'CREATE TRIGGER changed AFTER UPDATE OF a ON public.t FOR EACH ROW EXECUTE FUNCTION public.f()') THEN
    DROP TRIGGER IF EXISTS changed ON public.t;
  END IF;
END
$schemadiff$;

-- alter trigger public.t.noted: enabled  (after.yaml:8)
ALTER TABLE public.t ENABLE TRIGGER noted;

-- re-create trigger public.t.changed  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'changed' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER changed AFTER UPDATE OF b ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
  END IF;
END
$schemadiff$;

-- alter inherited trigger public.t1.noted: enabled  (after.yaml:11)
ALTER TABLE public.t1 DISABLE TRIGGER noted;

-- alter inherited trigger public.t1.noted: comment  (after.yaml:11)
COMMENT ON TRIGGER noted ON public.t1 IS 'off here';

-- alter inherited trigger public.t2.noted: enabled  (after.yaml:15)
ALTER TABLE ONLY public.t2 ENABLE ALWAYS TRIGGER noted;

-- alter inherited trigger public.t2.changed: enabled  (after.yaml:15)
ALTER TABLE ONLY public.t2 DISABLE TRIGGER changed;

COMMIT;
