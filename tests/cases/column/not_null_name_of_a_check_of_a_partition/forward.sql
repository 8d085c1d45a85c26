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

-- alter column public.alone.x: not null name  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.alone')) THEN
    LOCK TABLE ONLY public.alone IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.alone') AND k.contype = 'n' AND a.attname = 'x'
         AND k.conname <> 'above_x_not_null1' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.alone') AND k.contype = 'n' AND a.attname = 'x');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.alone') AND k.contype = 'n' AND k.conname = 'above_x_not_null1');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.alone RENAME CONSTRAINT %I TO %I', 'above_x_not_null1', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.alone RENAME CONSTRAINT %I TO %I', mine, 'above_x_not_null1');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.alone RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.above.x: not null name  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.above')) THEN
    LOCK TABLE ONLY public.above IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.above') AND k.contype = 'n' AND a.attname = 'x'
         AND k.conname <> 'above_x_not_null1' AND k.coninhcount = 0) THEN
    ALTER TABLE public.above RENAME CONSTRAINT above_x_not_null TO above_x_not_null1;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create table public.above_2  (after.yaml:7)
CREATE TABLE IF NOT EXISTS public.above_2 (
  k integer,
  x integer CONSTRAINT above_x_not_null1 NOT NULL DEFAULT 3,
  CONSTRAINT above_2_x_not_null CHECK (x > 0)
);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.above_2: attach  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.above_2') AND NOT c.relispartition) THEN
    ALTER TABLE public.above ATTACH PARTITION public.above_2 FOR VALUES IN (2);
  END IF;
END
$schemadiff$;

-- alter table public.alone: partition of, values  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.alone') AND NOT c.relispartition) THEN
    ALTER TABLE public.above ATTACH PARTITION public.alone FOR VALUES IN (3);
  END IF;
END
$schemadiff$;

-- alter table public.beside: partition of, values  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.beside')) THEN
    LOCK TABLE ONLY public.beside IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.beside') AND NOT c.relispartition) THEN
    ALTER TABLE public.beside RENAME CONSTRAINT beside_x_not_null TO above_x_not_null1;
    ALTER TABLE public.above ATTACH PARTITION public.beside FOR VALUES IN (4);
  END IF;
END
$schemadiff$;

-- alter column public.left_1.x: not null, not null name  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.left_1')) THEN
    LOCK TABLE ONLY public.left_1 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.left_1') AND a.attname = 'x' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.left_1 ADD CONSTRAINT left_1_x_not_null1 NOT NULL x;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create check public.left_1.left_1_x_not_null  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.left_1') AND c.conname = 'left_1_x_not_null' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.left_1 ADD CONSTRAINT left_1_x_not_null CHECK (x > 0);
  END IF;
END
$schemadiff$;

-- create table public.left_2  (after.yaml:16)
CREATE TABLE IF NOT EXISTS public.left_2 (
  k integer,
  x integer CONSTRAINT left_2_x_not_null1 NOT NULL,
  CONSTRAINT left_2_x_not_null CHECK (x > 0)
);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.left_2: attach  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.left_2') AND NOT c.relispartition) THEN
    ALTER TABLE public."left" ATTACH PARTITION public.left_2 FOR VALUES IN (2);
  END IF;
END
$schemadiff$;

-- create table public.left_3  (after.yaml:17)
CREATE TABLE IF NOT EXISTS public.left_3 (
  k integer,
  x integer CONSTRAINT left_3_x_not_null NOT NULL
);

-- alter table public.left_3: attach  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.left_3') AND NOT c.relispartition) THEN
    ALTER TABLE public."left" ATTACH PARTITION public.left_3 FOR VALUES IN (3);
  END IF;
END
$schemadiff$;

-- alter column public.null.x: not null  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public."null"')) THEN
    LOCK TABLE ONLY public."null" IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public."null"') AND a.attname = 'x' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public."null" ADD CONSTRAINT above_x_not_null1 NOT NULL x;
  END IF;
END
$schemadiff$;

-- alter table public.null: partition of, values  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public."null"') AND NOT c.relispartition) THEN
    ALTER TABLE public.above ATTACH PARTITION public."null" FOR VALUES IN (5);
  END IF;
END
$schemadiff$;

COMMIT;
