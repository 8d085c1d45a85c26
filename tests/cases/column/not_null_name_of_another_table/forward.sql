-- before to after: 17 statements for PostgreSQL 18
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

-- alter domain public.held: not null  (after.yaml:2)
ALTER DOMAIN public.held ADD CONSTRAINT held_not_null NOT NULL;

-- create domain public.made_a_b  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'made_a_b' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd') THEN
    CREATE DOMAIN public.made_a_b AS integer CONSTRAINT made_a_b_not_null NOT NULL;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create table public.above_k  (after.yaml:6)
CREATE TABLE IF NOT EXISTS public.above_k (
  x integer,
  CONSTRAINT heir_k_not_null CHECK (x > 0)
) INHERITS (public.above);

-- create table public.heir  (after.yaml:7)
CREATE TABLE IF NOT EXISTS public.heir (
  k integer CONSTRAINT heir_k_not_null NOT NULL,
  held integer,
  CONSTRAINT held_not_null CHECK (held > 0)
);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.keyed.a_b: not null name  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.keyed')) THEN
    LOCK TABLE ONLY public.keyed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.keyed') AND k.contype = 'n' AND a.attname = 'a_b'
         AND k.conname <> 'keyed_a_b_not_null' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.keyed') AND k.contype = 'n' AND a.attname = 'a_b');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.keyed') AND k.contype = 'n' AND k.conname = 'keyed_a_b_not_null');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.keyed RENAME CONSTRAINT %I TO %I', 'keyed_a_b_not_null', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.keyed RENAME CONSTRAINT %I TO %I', mine, 'keyed_a_b_not_null');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.keyed RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.keyed.a_b: not null  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.keyed') AND a.attname = 'a_b' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.keyed ADD CONSTRAINT keyed_a_b_not_null NOT NULL a_b;
  END IF;
END
$schemadiff$;

-- create primary key public.keyed.keyed_pkey  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keyed') AND c.conname = 'keyed_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.keyed ADD CONSTRAINT keyed_pkey PRIMARY KEY (a_b);
  END IF;
END
$schemadiff$;

-- alter column public.keyed_a.b: not null name  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.keyed_a')) THEN
    LOCK TABLE ONLY public.keyed_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.keyed_a') AND k.contype = 'n' AND a.attname = 'b'
         AND k.conname <> 'keyed_a_b_not_null' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.keyed_a') AND k.contype = 'n' AND a.attname = 'b');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.keyed_a') AND k.contype = 'n' AND k.conname = 'keyed_a_b_not_null');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.keyed_a RENAME CONSTRAINT %I TO %I', 'keyed_a_b_not_null', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.keyed_a RENAME CONSTRAINT %I TO %I', mine, 'keyed_a_b_not_null');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.keyed_a RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.keyed_a.b: not null  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.keyed_a') AND a.attname = 'b' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.keyed_a ADD CONSTRAINT keyed_a_b_not_null NOT NULL b;
  END IF;
END
$schemadiff$;

-- create primary key public.keyed_a.keyed_a_pkey  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keyed_a') AND c.conname = 'keyed_a_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.keyed_a ADD CONSTRAINT keyed_a_pkey PRIMARY KEY (b);
  END IF;
END
$schemadiff$;

-- create table public.made  (after.yaml:10)
CREATE TABLE IF NOT EXISTS public.made (
  a_b integer CONSTRAINT made_a_b_not_null NOT NULL
);

-- create table public.made_a  (after.yaml:11)
CREATE TABLE IF NOT EXISTS public.made_a (
  b integer CONSTRAINT made_a_b_not_null NOT NULL
);
SET LOCAL search_path = public, pg_temp;

-- create table public.other  (after.yaml:12)
CREATE TABLE IF NOT EXISTS public.other (
  y integer CONSTRAINT parted_x_not_null NOT NULL,
  CONSTRAINT parted_2_x_not_null CHECK (y > 1)
);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.parted.x: not null  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parted')) THEN
    LOCK TABLE ONLY public.parted IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'x' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.parted ADD CONSTRAINT parted_x_not_null NOT NULL x;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create table public.parted_2  (after.yaml:16)
CREATE TABLE IF NOT EXISTS public.parted_2 (
  k integer,
  x integer CONSTRAINT parted_x_not_null NOT NULL DEFAULT 3
);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.parted_2: attach  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.parted_2') AND NOT c.relispartition) THEN
    ALTER TABLE public.parted ATTACH PARTITION public.parted_2 FOR VALUES IN (2);
  END IF;
END
$schemadiff$;

-- create column public.user.role_id  (after.yaml:17)
ALTER TABLE public."user"
  ADD COLUMN IF NOT EXISTS role_id integer CONSTRAINT user_role_id_not_null NOT NULL;

COMMIT;
