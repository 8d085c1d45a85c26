-- before to after: 19 statements for PostgreSQL 18
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

-- alter column public.above.a: not null, not null name  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.above')) THEN
    LOCK TABLE ONLY public.above IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.above') AND a.attname = 'a' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.above ADD CONSTRAINT above_a_not_null2 NOT NULL a;
  END IF;
END
$schemadiff$;

-- alter column public.above.b: not null name  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.above') AND k.contype = 'n' AND a.attname = 'b'
         AND k.conname <> 'above_b_not_null1' AND k.coninhcount = 0) THEN
    ALTER TABLE public.above RENAME CONSTRAINT above_b_not_null TO above_b_not_null1;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create check public.above.above_b_not_null  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.above') AND c.conname = 'above_b_not_null' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.above ADD CONSTRAINT above_b_not_null CHECK (a > 0);
  END IF;
END
$schemadiff$;

-- create check public.above.below_e_not_null  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.above') AND c.conname = 'below_e_not_null' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.above ADD CONSTRAINT below_e_not_null CHECK (a > 3) NO INHERIT;
  END IF;
END
$schemadiff$;

-- create check public.above.new_f_not_null  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.above') AND c.conname = 'new_f_not_null' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.above ADD CONSTRAINT new_f_not_null CHECK (b > 1);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.below.c: not null name  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.below')) THEN
    LOCK TABLE ONLY public.below IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.below') AND k.contype = 'n' AND a.attname = 'c'
         AND k.conname <> 'below_c_not_null1' AND k.coninhcount = 0) THEN
    ALTER TABLE public.below RENAME CONSTRAINT below_c_not_null TO below_c_not_null1;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create check public.above.below_c_not_null  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.above') AND c.conname = 'below_c_not_null' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.above ADD CONSTRAINT below_c_not_null CHECK (a > 1);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.below.d: not null name  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.below') AND k.contype = 'n' AND a.attname = 'd'
         AND k.conname <> 'below_d_not_null1' AND k.coninhcount = 0) THEN
    ALTER TABLE public.below RENAME CONSTRAINT below_d_not_null TO below_d_not_null1;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create check public.above.below_d_not_null  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.above') AND c.conname = 'below_d_not_null' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.above ADD CONSTRAINT below_d_not_null CHECK (a > 2);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.below.e: not null  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.below') AND a.attname = 'e' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.below ADD CONSTRAINT below_e_not_null NOT NULL e;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create table public.below_too  (after.yaml:14)
CREATE TABLE IF NOT EXISTS public.below_too (
  CONSTRAINT above_a_not_null1 CHECK (b > 4)
) INHERITS (public.above);

-- create table public.new  (after.yaml:15)
CREATE TABLE IF NOT EXISTS public.new (
  f integer CONSTRAINT new_f_not_null1 NOT NULL
) INHERITS (public.above);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.parted.x: not null, not null name  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parted')) THEN
    LOCK TABLE ONLY public.parted IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'x' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.parted ADD CONSTRAINT parted_x_not_null1 NOT NULL x;
  END IF;
END
$schemadiff$;

-- create table public.part_2  (after.yaml:22)
CREATE TABLE IF NOT EXISTS public.part_2 (
  k integer,
  x integer NOT NULL,
  y integer CONSTRAINT part_2_y_not_null1 NOT NULL
);
SET LOCAL search_path = public, pg_temp;

-- create table public.part_3  (after.yaml:23)
CREATE TABLE IF NOT EXISTS public.part_3 (
  k integer,
  x integer NOT NULL,
  y integer CONSTRAINT part_3_y_not_null1 NOT NULL DEFAULT 4
);

-- create check public.parted.part_2_y_not_null  (after.yaml:19)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parted') AND c.conname = 'part_2_y_not_null' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.parted ADD CONSTRAINT part_2_y_not_null CHECK (x > 1);
  END IF;
END
$schemadiff$;

-- create check public.parted.part_3_y_not_null  (after.yaml:19)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parted') AND c.conname = 'part_3_y_not_null' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.parted ADD CONSTRAINT part_3_y_not_null CHECK (x > 2);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.part_2: attach  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.part_2') AND NOT c.relispartition) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.part_2 RENAME CONSTRAINT part_2_x_not_null TO parted_x_not_null1;
    ALTER TABLE public.part_2 ADD CONSTRAINT part_2_y_not_null CHECK (x > 1);
    ALTER TABLE public.part_2 ADD CONSTRAINT part_3_y_not_null CHECK (x > 2);
    ALTER TABLE public.parted ATTACH PARTITION public.part_2 FOR VALUES IN (2);
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter table public.part_3: attach  (after.yaml:23)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.part_3') AND NOT c.relispartition) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.part_3 RENAME CONSTRAINT part_3_x_not_null TO parted_x_not_null1;
    ALTER TABLE public.part_3 ADD CONSTRAINT part_2_y_not_null CHECK (x > 1);
    ALTER TABLE public.part_3 ADD CONSTRAINT part_3_y_not_null CHECK (x > 2);
    ALTER TABLE public.parted ATTACH PARTITION public.part_3 FOR VALUES IN (3);
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

COMMIT;
