-- before to after: 12 statements for PostgreSQL 18
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

-- alter table public.again: disinherit  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.again')) THEN
    LOCK TABLE ONLY public.again IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.again') AND inhparent = pg_catalog.to_regclass('public.a'))
         AND ARRAY(SELECT inhparent FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.again') ORDER BY inhseqno) IS DISTINCT FROM ARRAY[pg_catalog.to_regclass('public.b'), pg_catalog.to_regclass('public.a')]::pg_catalog.oid[] THEN
    ALTER TABLE public.again NO INHERIT public.a;
  END IF;
END
$schemadiff$;

-- alter table public.both: disinherit  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public."both"')) THEN
    LOCK TABLE ONLY public."both" IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public."both"') AND inhparent = pg_catalog.to_regclass('public.a'))
         AND ARRAY(SELECT inhparent FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public."both"') ORDER BY inhseqno) IS DISTINCT FROM ARRAY[pg_catalog.to_regclass('public.b'), pg_catalog.to_regclass('public.a')]::pg_catalog.oid[] THEN
    ALTER TABLE public."both" NO INHERIT public.a;
  END IF;
END
$schemadiff$;

-- alter table public.changes: disinherit  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.changes')) THEN
    LOCK TABLE ONLY public.changes IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.changes') AND inhparent = pg_catalog.to_regclass('public.a')) THEN
    ALTER TABLE public.changes NO INHERIT public.a;
  END IF;
END
$schemadiff$;

-- alter table public.leaves: inherits  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.leaves')) THEN
    LOCK TABLE ONLY public.leaves IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.leaves') AND inhparent = pg_catalog.to_regclass('public.a')) THEN
    ALTER TABLE public.leaves NO INHERIT public.a;
  END IF;
END
$schemadiff$;

-- create column public.again.y  (after.yaml:8)
ALTER TABLE public.again
  ADD COLUMN IF NOT EXISTS y integer;

-- alter table public.again: inherits  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.again') AND inhparent = pg_catalog.to_regclass('public.b'))
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.again') AND inhparent = pg_catalog.to_regclass('public.a')) THEN
    ALTER TABLE public.again INHERIT public.b;
    ALTER TABLE public.again INHERIT public.a;
  END IF;
END
$schemadiff$;

-- alter table public.both: inherits  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public."both"') AND inhparent = pg_catalog.to_regclass('public.a')) THEN
    ALTER TABLE public."both" INHERIT public.a;
  END IF;
END
$schemadiff$;

-- alter table public.changes: inherits  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.changes') AND inhparent = pg_catalog.to_regclass('public.b')) THEN
    ALTER TABLE public.changes INHERIT public.b;
  END IF;
END
$schemadiff$;

-- alter table public.gets: inherits  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.gets')) THEN
    LOCK TABLE ONLY public.gets IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.gets') AND inhparent = pg_catalog.to_regclass('public.named')) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.gets ADD CONSTRAINT is_state CHECK (s LIKE 'g%');
    ALTER TABLE public.gets INHERIT public.named;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter table public.joins: inherits  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.joins')) THEN
    LOCK TABLE ONLY public.joins IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.joins') AND inhparent = pg_catalog.to_regclass('public.a')) THEN
    ALTER TABLE public.joins INHERIT public.a;
  END IF;
END
$schemadiff$;

-- create column public.one.y  (after.yaml:9)
ALTER TABLE public.one
  ADD COLUMN IF NOT EXISTS y integer;

-- alter table public.one: inherits  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.one')) THEN
    LOCK TABLE ONLY public.one IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.one') AND inhparent = pg_catalog.to_regclass('public.b')) THEN
    ALTER TABLE public.one INHERIT public.b;
  END IF;
END
$schemadiff$;

COMMIT;
