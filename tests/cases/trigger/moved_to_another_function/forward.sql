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

-- drop trigger public.t.g  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'g'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = 'CREATE TRIGGER g BEFORE UPDATE OF a ON public.t FOR EACH ROW WHEN ((new.a > 1)) EXECUTE FUNCTION public.f()') THEN
    DROP TRIGGER IF EXISTS g ON public.t;
  END IF;
END
$schemadiff$;

-- drop function public.f()
-- needs --allow 'drops-object:public.f()': drops function public.f()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('759e03daf8c22fe1f810e221a4640967')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.f() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.f();
END
$schemadiff$;

-- alter column public.t.a: type  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'bigint')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.t
      ALTER COLUMN a TYPE bigint;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create function public.h()  (after.yaml:4)
CREATE OR REPLACE FUNCTION public.h()
RETURNS trigger
LANGUAGE plpgsql
AS $function$BEGIN RETURN new; END$function$;

-- re-create trigger public.t.g  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'g' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER g BEFORE INSERT OR UPDATE OF a ON public.t FOR EACH ROW WHEN (new.a > 2) EXECUTE FUNCTION public.h('1');
  END IF;
END
$schemadiff$;

COMMIT;
