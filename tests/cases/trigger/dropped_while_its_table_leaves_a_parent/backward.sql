-- before to after: 10 statements for PostgreSQL 18
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

-- alter table public.joins: inherits  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.joins')) THEN
    LOCK TABLE ONLY public.joins IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.joins') AND inhparent = pg_catalog.to_regclass('public.t')) THEN
    ALTER TABLE public.joins NO INHERIT public.t;
  END IF;
END
$schemadiff$;

-- alter table public.moves: disinherit  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.moves')) THEN
    LOCK TABLE ONLY public.moves IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.moves') AND inhparent = pg_catalog.to_regclass('public.other')) THEN
    ALTER TABLE public.moves NO INHERIT public.other;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create function public.f()  (after.yaml:2)
CREATE OR REPLACE FUNCTION public.f()
RETURNS trigger
LANGUAGE plpgsql
AS $function$BEGIN RETURN NEW; END$function$;

-- create trigger public.heir.gone  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.heir')) THEN
    LOCK TABLE ONLY public.heir IN SHARE ROW EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.heir') AND tgname = 'gone' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER gone BEFORE DELETE ON public.heir FOR EACH STATEMENT EXECUTE FUNCTION public.f();
  END IF;
END
$schemadiff$;

-- create comment on trigger public.heir.gone  (after.yaml:10)
COMMENT ON TRIGGER gone ON public.heir IS 'it goes';
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.heir: inherits  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.heir')) THEN
    LOCK TABLE ONLY public.heir IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.heir') AND inhparent = pg_catalog.to_regclass('public.t')) THEN
    ALTER TABLE public.heir INHERIT public.t;
  END IF;
END
$schemadiff$;

-- create trigger public.joins.gone  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.joins') AND tgname = 'gone' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER gone BEFORE DELETE ON public.joins FOR EACH STATEMENT EXECUTE FUNCTION public.f();
  END IF;
END
$schemadiff$;

-- create trigger public.moves.gone  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.moves') AND tgname = 'gone' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER gone BEFORE DELETE ON public.moves FOR EACH STATEMENT EXECUTE FUNCTION public.f();
  END IF;
END
$schemadiff$;

-- alter table public.moves: inherits  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.moves') AND inhparent = pg_catalog.to_regclass('public.t')) THEN
    ALTER TABLE public.moves INHERIT public.t;
  END IF;
END
$schemadiff$;

-- drop table public.other
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.other')) THEN
    LOCK TABLE ONLY public.other IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'other' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.other) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.other has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.other') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.other was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.other;
END
$schemadiff$;

COMMIT;
