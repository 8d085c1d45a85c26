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

-- alter table public.heir: inherits  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.heir')) THEN
    LOCK TABLE ONLY public.heir IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.heir') AND inhparent = pg_catalog.to_regclass('public.t')) THEN
    ALTER TABLE public.heir NO INHERIT public.t;
  END IF;
END
$schemadiff$;

-- drop trigger public.heir.gone
-- needs --allow drops-object:public.heir.gone: drops trigger public.heir.gone
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.heir') AND tgname = 'gone' AND NOT tgisinternal AND tgparentid = 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.heir') AND tgname = 'gone'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = 'CREATE TRIGGER gone BEFORE DELETE ON public.heir FOR EACH STATEMENT EXECUTE FUNCTION public.f()')) THEN
    RAISE EXCEPTION USING MESSAGE = 'trigger public.heir.gone was changed by another session since the plan was made; plan again';
  END IF;
  DROP TRIGGER IF EXISTS gone ON public.heir;
END
$schemadiff$;

-- drop trigger public.joins.gone
-- needs --allow drops-object:public.joins.gone: drops trigger public.joins.gone
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.joins')) THEN
    LOCK TABLE ONLY public.joins IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.joins') AND tgname = 'gone' AND NOT tgisinternal AND tgparentid = 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.joins') AND tgname = 'gone'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = 'CREATE TRIGGER gone BEFORE DELETE ON public.joins FOR EACH STATEMENT EXECUTE FUNCTION public.f()')) THEN
    RAISE EXCEPTION USING MESSAGE = 'trigger public.joins.gone was changed by another session since the plan was made; plan again';
  END IF;
  DROP TRIGGER IF EXISTS gone ON public.joins;
END
$schemadiff$;

-- alter table public.joins: inherits  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.joins') AND inhparent = pg_catalog.to_regclass('public.t')) THEN
    ALTER TABLE public.joins INHERIT public.t;
  END IF;
END
$schemadiff$;

-- create table public.other  (after.yaml:4)
CREATE TABLE IF NOT EXISTS public.other (
  a integer
);

-- alter table public.moves: disinherit  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.moves')) THEN
    LOCK TABLE ONLY public.moves IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.moves') AND inhparent = pg_catalog.to_regclass('public.t')) THEN
    ALTER TABLE public.moves NO INHERIT public.t;
  END IF;
END
$schemadiff$;

-- drop trigger public.moves.gone
-- needs --allow drops-object:public.moves.gone: drops trigger public.moves.gone
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.moves') AND tgname = 'gone' AND NOT tgisinternal AND tgparentid = 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.moves') AND tgname = 'gone'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = 'CREATE TRIGGER gone BEFORE DELETE ON public.moves FOR EACH STATEMENT EXECUTE FUNCTION public.f()')) THEN
    RAISE EXCEPTION USING MESSAGE = 'trigger public.moves.gone was changed by another session since the plan was made; plan again';
  END IF;
  DROP TRIGGER IF EXISTS gone ON public.moves;
END
$schemadiff$;

-- drop function public.f()
-- needs --allow 'drops-object:public.f()': drops function public.f()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('f3b69a4489d632242cc6d0debb72b946')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.f() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.f();
END
$schemadiff$;

-- alter table public.moves: inherits  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.moves') AND inhparent = pg_catalog.to_regclass('public.other')) THEN
    ALTER TABLE public.moves INHERIT public.other;
  END IF;
END
$schemadiff$;

COMMIT;
