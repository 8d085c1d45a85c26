-- before to after: 27 statements for PostgreSQL 18
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

-- drop check public.alone.k  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.alone')) THEN
    LOCK TABLE ONLY public.alone IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.alone') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 0)) NO INHERIT') THEN
    ALTER TABLE public.alone DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.both.k  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public."both"')) THEN
    LOCK TABLE ONLY public."both" IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public."both"') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 1))', 'CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.both.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public."both"') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 1))') THEN
    ALTER TABLE public."both" DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.both_heir.k  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.both_heir')) THEN
    LOCK TABLE ONLY public.both_heir IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.both_heir') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 1))', 'CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.both_heir.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.both_heir') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 1))') THEN
    ALTER TABLE public.both_heir DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.changes.k  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.changes')) THEN
    LOCK TABLE ONLY public.changes IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.changes') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 2)) NO INHERIT', 'CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.changes.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.changes') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 2)) NO INHERIT') THEN
    ALTER TABLE public.changes DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.joins.k  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.joins')) THEN
    LOCK TABLE ONLY public.joins IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.joins') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 1))', 'CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.joins.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.joins') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 1))') THEN
    ALTER TABLE public.joins DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.middle.k  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.middle')) THEN
    LOCK TABLE ONLY public.middle IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.middle') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 1))', 'CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.middle.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.middle') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 1))') THEN
    ALTER TABLE public.middle DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- alter table public.moves: disinherit  (after.yaml:20)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.moves')) THEN
    LOCK TABLE ONLY public.moves IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.moves') AND inhparent = pg_catalog.to_regclass('public.has_another')) THEN
    ALTER TABLE public.moves NO INHERIT public.has_another;
  END IF;
END
$schemadiff$;

-- drop check public.moves.k  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.moves') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 1))', 'CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.moves.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.moves') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 1))') THEN
    ALTER TABLE public.moves DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.other.k  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.other')) THEN
    LOCK TABLE ONLY public.other IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 1))', 'CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.other.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 1))') THEN
    ALTER TABLE public.other DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.other_part.k  (after.yaml:23)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.other_part')) THEN
    LOCK TABLE ONLY public.other_part IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other_part') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 1))', 'CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.other_part.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other_part') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 1))') THEN
    ALTER TABLE public.other_part DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.part.k  (after.yaml:23)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.part')) THEN
    LOCK TABLE ONLY public.part IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.part') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 1))', 'CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.part.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.part') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 1))') THEN
    ALTER TABLE public.part DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop inherited constraint public.same.k
DO $part$
DECLARE
  part text := (
    WITH RECURSIVE above (part, name, parent) AS (
      SELECT k.conname, k.conname, k.conparentid
      FROM pg_catalog.pg_constraint k
      LEFT JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
      WHERE k.conrelid = pg_catalog.to_regclass('public.same') AND (k.contype = 'c' OR p.conrelid <> k.conrelid)
      UNION ALL
      SELECT a.part, p.conname, p.conparentid FROM above a JOIN pg_catalog.pg_constraint p ON p.oid = a.parent)
    SELECT a.part FROM above a WHERE a.parent = 0 AND a.name = 'k');
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', part, 'public.same', NULL);
  END IF;
END
$part$;

-- drop check public.with_it.k  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.with_it')) THEN
    LOCK TABLE ONLY public.with_it IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.with_it') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 1))', 'CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.with_it.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.with_it') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 1))') THEN
    ALTER TABLE public.with_it DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create check public.both.k  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public."both"') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public."both" ADD CONSTRAINT k CHECK (a > 0);
  END IF;
END
$schemadiff$;

-- re-create check public.changes.k  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.changes') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.changes ADD CONSTRAINT k CHECK (a > 0);
  END IF;
END
$schemadiff$;

-- re-create check public.joins.k  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.joins') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.joins ADD CONSTRAINT k CHECK (a > 0);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.joins: inherits  (after.yaml:19)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.joins') AND inhparent = pg_catalog.to_regclass('public.has')) THEN
    ALTER TABLE public.joins INHERIT public.has;
  END IF;
END
$schemadiff$;

-- alter inherited constraint public.joins.k: comment  (after.yaml:19)
DO $part$
DECLARE
  part text := (
    WITH RECURSIVE above (part, name, parent) AS (
      SELECT k.conname, k.conname, k.conparentid
      FROM pg_catalog.pg_constraint k
      LEFT JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
      WHERE k.conrelid = pg_catalog.to_regclass('public.joins') AND (k.contype = 'c' OR p.conrelid <> k.conrelid)
      UNION ALL
      SELECT a.part, p.conname, p.conparentid FROM above a JOIN pg_catalog.pg_constraint p ON p.oid = a.parent)
    SELECT a.part FROM above a WHERE a.parent = 0 AND a.name = 'k');
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', part, 'public.joins', 'said here');
  END IF;
END
$part$;
SET LOCAL search_path = public, pg_temp;

-- create check public.listed.k  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.listed')) THEN
    LOCK TABLE ONLY public.listed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.listed') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.listed ADD CONSTRAINT k CHECK (a in (1, 2));
  END IF;
END
$schemadiff$;

-- re-create check public.moves.k  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.moves') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.moves ADD CONSTRAINT k CHECK (a > 0);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.moves: inherits  (after.yaml:20)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.moves') AND inhparent = pg_catalog.to_regclass('public.has')) THEN
    ALTER TABLE public.moves INHERIT public.has;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter check public.unread.k: not valid  (after.yaml:2)
ALTER TABLE public.unread VALIDATE CONSTRAINT k;

-- create check public.over.k  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.over')) THEN
    LOCK TABLE ONLY public.over IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.over') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.over ADD CONSTRAINT k CHECK (a > 0);
  END IF;
END
$schemadiff$;

-- alter inherited constraint public.other.k: comment  (after.yaml:6)
DO $part$
DECLARE
  part text := (
    WITH RECURSIVE above (part, name, parent) AS (
      SELECT k.conname, k.conname, k.conparentid
      FROM pg_catalog.pg_constraint k
      LEFT JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
      WHERE k.conrelid = pg_catalog.to_regclass('public.other') AND (k.contype = 'c' OR p.conrelid <> k.conrelid)
      UNION ALL
      SELECT a.part, p.conname, p.conparentid FROM above a JOIN pg_catalog.pg_constraint p ON p.oid = a.parent)
    SELECT a.part FROM above a WHERE a.parent = 0 AND a.name = 'k');
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', part, 'public.other', 'said here');
  END IF;
END
$part$;

-- alter check public.unread_part.k: not valid  (after.yaml:23)
ALTER TABLE public.unread_part VALIDATE CONSTRAINT k;

-- create check public.divided.k  (after.yaml:23)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.divided')) THEN
    LOCK TABLE ONLY public.divided IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.divided') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.divided ADD CONSTRAINT k CHECK (a > 0);
  END IF;
END
$schemadiff$;

-- alter inherited constraint public.same_part.k: comment  (after.yaml:26)
DO $part$
DECLARE
  part text := (
    WITH RECURSIVE above (part, name, parent) AS (
      SELECT k.conname, k.conname, k.conparentid
      FROM pg_catalog.pg_constraint k
      LEFT JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
      WHERE k.conrelid = pg_catalog.to_regclass('public.same_part') AND (k.contype = 'c' OR p.conrelid <> k.conrelid)
      UNION ALL
      SELECT a.part, p.conname, p.conparentid FROM above a JOIN pg_catalog.pg_constraint p ON p.oid = a.parent)
    SELECT a.part FROM above a WHERE a.parent = 0 AND a.name = 'k');
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', part, 'public.same_part', 'said here');
  END IF;
END
$part$;

COMMIT;
