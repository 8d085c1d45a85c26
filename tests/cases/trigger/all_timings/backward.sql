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

-- drop trigger public.t.b
-- needs --allow drops-object:public.t.b: drops trigger public.t.b
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'b' AND NOT tgisinternal AND tgparentid = 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'b'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = 'CREATE TRIGGER b BEFORE INSERT OR DELETE OR UPDATE OF a ON public.t FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.f()')) THEN
    RAISE EXCEPTION USING MESSAGE = 'trigger public.t.b was changed by another session since the plan was made; plan again';
  END IF;
  DROP TRIGGER IF EXISTS b ON public.t;
END
$schemadiff$;

-- drop trigger public.t.c
-- needs --allow drops-object:public.t.c: drops trigger public.t.c
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'c' AND NOT tgisinternal AND tgparentid = 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'c'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = 'CREATE CONSTRAINT TRIGGER c AFTER INSERT ON public.t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.f()')) THEN
    RAISE EXCEPTION USING MESSAGE = 'trigger public.t.c was changed by another session since the plan was made; plan again';
  END IF;
  DROP TRIGGER IF EXISTS c ON public.t;
END
$schemadiff$;

-- drop trigger public.t.r
-- needs --allow drops-object:public.t.r: drops trigger public.t.r
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'r' AND NOT tgisinternal AND tgparentid = 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'r'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = 'CREATE TRIGGER r AFTER UPDATE ON public.t REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION public.f()')) THEN
    RAISE EXCEPTION USING MESSAGE = 'trigger public.t.r was changed by another session since the plan was made; plan again';
  END IF;
  DROP TRIGGER IF EXISTS r ON public.t;
END
$schemadiff$;

-- drop trigger public.t.s
-- needs --allow drops-object:public.t.s: drops trigger public.t.s
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 's' AND NOT tgisinternal AND tgparentid = 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 's'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = 'CREATE TRIGGER s AFTER TRUNCATE ON public.t FOR EACH STATEMENT EXECUTE FUNCTION public.f(''it''''s'', ''2'')')) THEN
    RAISE EXCEPTION USING MESSAGE = 'trigger public.t.s was changed by another session since the plan was made; plan again';
  END IF;
  DROP TRIGGER IF EXISTS s ON public.t;
END
$schemadiff$;

-- drop view public.v
-- needs --allow drops-object:public.v: drops view public.v
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.v') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('a665812fab91fa8cc7bc76f5c1dae8e7')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.v was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS public.v;
END
$schemadiff$;

COMMIT;
