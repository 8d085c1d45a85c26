-- before to after: 10 statements for PostgreSQL 18
-- warning: after.yaml:6:56: column public.top.z is created and column public.top.y is dropped, and their types are equal
--     if this is a rename, write `renamed_from: y`
-- warning: after.yaml:7:3: column public.left.z is created and column public.left.y is dropped, and their types are equal
--     if this is a rename, write `renamed_from: y`
-- warning: after.yaml:8:36: column public.right.z is created and column public.right.y is dropped, and their types are equal
--     if this is a rename, write `renamed_from: y`
-- warning: after.yaml:9:48: column public.diamond.z is created and column public.diamond.y is dropped, and their types are equal
--     if this is a rename, write `renamed_from: y`
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

-- rename column public.b.m to m2  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.b')) THEN
    LOCK TABLE ONLY public.b IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'm' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'm2' AND NOT a.attisdropped) THEN
    ALTER TABLE public.b RENAME COLUMN m TO m2;
  END IF;
END
$schemadiff$;

-- rename column public.top.x to x2  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.top')) THEN
    LOCK TABLE ONLY public.top IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.top') AND a.attname = 'x' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.top') AND a.attname = 'x2' AND NOT a.attisdropped) THEN
    ALTER TABLE public.top RENAME COLUMN x TO x2;
  END IF;
END
$schemadiff$;

-- drop column public.a.shared
-- needs --allow deletes-data:public.a.shared: drops column public.a.shared and its data (2 values)
ALTER TABLE public.a
  DROP COLUMN IF EXISTS shared;

-- drop column public.top.y
-- needs --allow deletes-data:public.top.y: drops column public.top.y and its data (1 value)
ALTER TABLE public.top
  DROP COLUMN IF EXISTS y;

-- alter column public.a.id: not null; create column public.a.wide  (after.yaml:2)
ALTER TABLE public.a
  ALTER COLUMN id SET NOT NULL,
  ADD COLUMN IF NOT EXISTS wide bigint;
SET LOCAL search_path = public, pg_temp;

-- create column public.b.wide; create default of column public.b.shared  (after.yaml:3)
ALTER TABLE public.b
  ADD COLUMN IF NOT EXISTS wide bigint,
  ALTER COLUMN shared SET DEFAULT 'b';
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.top.x2: type  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.top') AND a.attname = 'x2' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.top
      ALTER COLUMN x2 TYPE bigint;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create column public.top.z  (after.yaml:6)
ALTER TABLE public.top
  ADD COLUMN IF NOT EXISTS z integer DEFAULT 4;

-- alter default of column public.right.z: expression  (after.yaml:8)
ALTER TABLE public."right"
  ALTER COLUMN z SET DEFAULT 2;

-- drop default of column public.diamond.z
ALTER TABLE public.diamond
  ALTER COLUMN z DROP DEFAULT;

COMMIT;
