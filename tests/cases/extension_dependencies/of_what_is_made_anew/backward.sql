-- before to after: 14 statements for PostgreSQL 18
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

-- rename index public.new_name to old_name  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN SHARE UPDATE EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'new_name' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'old_name' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER INDEX public.new_name RENAME TO old_name;
  END IF;
END
$schemadiff$;

-- drop index public.i  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'i'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 18) = 'USING btree (b, a)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 29015, 0)).object_names, '.') IN ('public.i')) THEN
    DROP INDEX IF EXISTS public.i;
  END IF;
END
$schemadiff$;

-- drop trigger public.t.tg  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'tg'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = 'CREATE TRIGGER tg BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.tf()')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2620, 29019, 0)).object_names, '.') IN ('public.t.tg')) THEN
    DROP TRIGGER IF EXISTS tg ON public.t;
  END IF;
END
$schemadiff$;

-- drop materialized view public.m  (after.yaml:9)
-- because of function public.f()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'm' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.m RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'm' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm')
       AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f()')
         AND pg_catalog.pg_get_function_result(p.oid) = 'bigint' AND pg_catalog.pg_get_function_arguments(p.oid) = '' AND NOT p.prokind = 'w')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1255, 29017, 0)).object_names, '.') IN ('public.f')) THEN
    DROP MATERIALIZED VIEW IF EXISTS public.m;
  END IF;
END
$schemadiff$;

-- drop function public.f()  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f()')
         AND pg_catalog.pg_get_function_result(p.oid) = 'bigint' AND pg_catalog.pg_get_function_arguments(p.oid) = '' AND NOT p.prokind = 'w')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1255, 29017, 0)).object_names, '.') IN ('public.f')) THEN
    DROP FUNCTION IF EXISTS public.f();
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create index public.i  (after.yaml:7)
CREATE INDEX IF NOT EXISTS i ON public.t USING btree (a);

-- re-create trigger public.t.tg  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'tg' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER tg BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.tf();
  END IF;
END
$schemadiff$;

-- re-create extension dependencies of index public.i  (after.yaml:7)
ALTER INDEX public.i DEPENDS ON EXTENSION plpgsql;

-- re-create extension dependencies of trigger public.t.tg  (after.yaml:8)
ALTER TRIGGER tg ON public.t DEPENDS ON EXTENSION plpgsql;

-- re-create function public.f()  (after.yaml:2)
CREATE OR REPLACE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
AS $function$SELECT 1$function$;

-- re-create extension dependencies of function public.f()  (after.yaml:2)
ALTER FUNCTION public.f() DEPENDS ON EXTENSION plpgsql;

-- re-create materialized view public.m  (after.yaml:9)
-- because of function public.f()
CREATE MATERIALIZED VIEW IF NOT EXISTS public.m AS
SELECT 1 AS a, public.f() AS b
WITH NO DATA;

-- re-create extension dependencies of materialized view public.m  (after.yaml:9)
ALTER MATERIALIZED VIEW public.m DEPENDS ON EXTENSION plpgsql;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter materialized view public.m: populate  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = public, pg_temp;
    REFRESH MATERIALIZED VIEW public.m;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

COMMIT;
