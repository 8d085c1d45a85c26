-- before to after: 22 statements for PostgreSQL 18
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

-- alter table public.birds: inherits  (after.yaml:32)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.birds')) THEN
    LOCK TABLE ONLY public.birds IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.birds') AND inhparent = pg_catalog.to_regclass('public.animals')) THEN
    ALTER TABLE public.birds NO INHERIT public.animals;
  END IF;
END
$schemadiff$;

-- drop inherited constraint public.fishes.walks
DO $part$
DECLARE
  part text := (
    WITH RECURSIVE above (part, name, parent) AS (
      SELECT k.conname, k.conname, k.conparentid
      FROM pg_catalog.pg_constraint k
      LEFT JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
      WHERE k.conrelid = pg_catalog.to_regclass('public.fishes') AND (k.contype = 'c' OR p.conrelid <> k.conrelid)
      UNION ALL
      SELECT a.part, p.conname, p.conparentid FROM above a JOIN pg_catalog.pg_constraint p ON p.oid = a.parent)
    SELECT a.part FROM above a WHERE a.parent = 0 AND a.name = 'walks');
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', part, 'public.fishes', NULL);
  END IF;
END
$part$;

-- drop inherited constraint public.stays_1.some_nights
DO $part$
DECLARE
  part text := (
    WITH RECURSIVE above (part, name, parent) AS (
      SELECT k.conname, k.conname, k.conparentid
      FROM pg_catalog.pg_constraint k
      LEFT JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
      WHERE k.conrelid = pg_catalog.to_regclass('public.stays_1') AND (k.contype = 'c' OR p.conrelid <> k.conrelid)
      UNION ALL
      SELECT a.part, p.conname, p.conparentid FROM above a JOIN pg_catalog.pg_constraint p ON p.oid = a.parent)
    SELECT a.part FROM above a WHERE a.parent = 0 AND a.name = 'some_nights');
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', part, 'public.stays_1', NULL);
  END IF;
END
$part$;

-- alter table public.stays_2: partition of, values  (after.yaml:25)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.stays_2')) THEN
    LOCK TABLE ONLY public.stays_2 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.stays_2') AND i.inhparent = pg_catalog.to_regclass('public.stays')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (2)') THEN
    ALTER TABLE public.stays DETACH PARTITION public.stays_2;
  END IF;
END
$schemadiff$;

-- drop check public.stays.few_nights  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.stays')) THEN
    LOCK TABLE ONLY public.stays IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.stays') AND c.conname = 'few_nights' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((nights < 100))', 'CHECK ((nights < 50))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.stays.few_nights was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.stays') AND c.conname = 'few_nights'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((nights < 100))') THEN
    ALTER TABLE public.stays DROP CONSTRAINT IF EXISTS few_nights;
  END IF;
END
$schemadiff$;

-- drop check public.stays_2.few_nights  (after.yaml:30)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.stays_2') AND c.conname = 'few_nights' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((nights < 100))', 'CHECK ((nights < 50))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.stays_2.few_nights was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.stays_2') AND c.conname = 'few_nights'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((nights < 100))') THEN
    ALTER TABLE public.stays_2 DROP CONSTRAINT IF EXISTS few_nights;
  END IF;
END
$schemadiff$;

-- drop comment on foreign key public.stays_2.in_a_room
COMMENT ON CONSTRAINT in_a_room ON public.stays_2 IS NULL;

-- alter column public.stays.room: type  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.stays') AND a.attname = 'room' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'bigint')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.stays.room was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.stays') AND a.attname = 'room' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.stays
      ALTER COLUMN room TYPE bigint;
  END IF;
END
$schemadiff$;

-- alter inherited constraint public.stays_01.some_nights: comment  (after.yaml:23)
DO $part$
DECLARE
  part text := (
    WITH RECURSIVE above (part, name, parent) AS (
      SELECT k.conname, k.conname, k.conparentid
      FROM pg_catalog.pg_constraint k
      LEFT JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
      WHERE k.conrelid = pg_catalog.to_regclass('public.stays_01') AND (k.contype = 'c' OR p.conrelid <> k.conrelid)
      UNION ALL
      SELECT a.part, p.conname, p.conparentid FROM above a JOIN pg_catalog.pg_constraint p ON p.oid = a.parent)
    SELECT a.part FROM above a WHERE a.parent = 0 AND a.name = 'some_nights');
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', part, 'public.stays_01', 'one and no more');
  END IF;
END
$part$;

-- alter inherited constraint public.stays_01.in_a_room: comment  (after.yaml:23)
DO $part$
DECLARE
  part text := (
    WITH RECURSIVE above (part, name, parent) AS (
      SELECT k.conname, k.conname, k.conparentid
      FROM pg_catalog.pg_constraint k
      LEFT JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
      WHERE k.conrelid = pg_catalog.to_regclass('public.stays_01') AND (k.contype = 'c' OR p.conrelid <> k.conrelid)
      UNION ALL
      SELECT a.part, p.conname, p.conparentid FROM above a JOIN pg_catalog.pg_constraint p ON p.oid = a.parent)
    SELECT a.part FROM above a WHERE a.parent = 0 AND a.name = 'in_a_room');
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', part, 'public.stays_01', 'far below');
  END IF;
END
$part$;

-- alter inherited index public.stays_1.by_room: depends on extensions  (after.yaml:17)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.stays_1') AND c.relname = 'by_room' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER INDEX %s DEPENDS ON EXTENSION citext', part);
  END IF;
END
$part$;

-- alter inherited trigger public.stays_1.noted: depends on extensions  (after.yaml:18)
DO $part$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.stays_1') AND tgname = 'noted') THEN
    IF EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = 'citext') THEN
      ALTER TRIGGER noted ON public.stays_1 NO DEPENDS ON EXTENSION citext;
    END IF;
  END IF;
END
$part$;

-- alter column public.stays_2.id: not null name  (after.yaml:26)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.stays_2') AND k.contype = 'n' AND a.attname = 'id'
         AND k.conname <> 'stays_2_id_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.stays_2 RENAME CONSTRAINT stays_id_not_null TO stays_2_id_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.stays_2.room: type  (after.yaml:26)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.stays_2') AND a.attname = 'room' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'bigint')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.stays_2.room was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.stays_2') AND a.attname = 'room' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.stays_2
      ALTER COLUMN room TYPE bigint;
  END IF;
END
$schemadiff$;

-- alter column public.stays_2.nights: not null name  (after.yaml:26)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.stays_2') AND k.contype = 'n' AND a.attname = 'nights'
         AND k.conname <> 'stays_2_nights_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.stays_2 RENAME CONSTRAINT stays_nights_not_null TO stays_2_nights_not_null;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create check public.stays_2.few_nights  (after.yaml:30)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.stays_2') AND c.conname = 'few_nights' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.stays_2 ADD CONSTRAINT few_nights CHECK (nights < 50);
  END IF;
END
$schemadiff$;

-- re-create check public.stays.few_nights  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.stays') AND c.conname = 'few_nights' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.stays ADD CONSTRAINT few_nights CHECK (nights < 50);
  END IF;
END
$schemadiff$;

-- alter inherited constraint public.stays_1.few_nights: comment  (after.yaml:16)
DO $part$
DECLARE
  part text := (
    WITH RECURSIVE above (part, name, parent) AS (
      SELECT k.conname, k.conname, k.conparentid
      FROM pg_catalog.pg_constraint k
      LEFT JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
      WHERE k.conrelid = pg_catalog.to_regclass('public.stays_1') AND (k.contype = 'c' OR p.conrelid <> k.conrelid)
      UNION ALL
      SELECT a.part, p.conname, p.conparentid FROM above a JOIN pg_catalog.pg_constraint p ON p.oid = a.parent)
    SELECT a.part FROM above a WHERE a.parent = 0 AND a.name = 'few_nights');
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', part, 'public.stays_1', 'comes back');
  END IF;
END
$part$;

-- alter extension dependencies of index public.stays_2_room_idx: extensions  (after.yaml:28)
ALTER INDEX public.stays_2_room_idx DEPENDS ON EXTENSION pg_trgm;

-- create table public.stays_3  (after.yaml:24)
CREATE TABLE IF NOT EXISTS public.stays_3 PARTITION OF public.stays FOR VALUES IN (3);

-- alter inherited index public.stays_3.by_room: depends on extensions  (after.yaml:24)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.stays_3') AND c.relname = 'by_room' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER INDEX %s DEPENDS ON EXTENSION citext', part);
  END IF;
END
$part$;

-- alter inherited constraint public.stays_3.some_nights: comment  (after.yaml:24)
DO $part$
DECLARE
  part text := (
    WITH RECURSIVE above (part, name, parent) AS (
      SELECT k.conname, k.conname, k.conparentid
      FROM pg_catalog.pg_constraint k
      LEFT JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
      WHERE k.conrelid = pg_catalog.to_regclass('public.stays_3') AND (k.contype = 'c' OR p.conrelid <> k.conrelid)
      UNION ALL
      SELECT a.part, p.conname, p.conparentid FROM above a JOIN pg_catalog.pg_constraint p ON p.oid = a.parent)
    SELECT a.part FROM above a WHERE a.parent = 0 AND a.name = 'some_nights');
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', part, 'public.stays_3', 'new');
  END IF;
END
$part$;

COMMIT;
