-- before to after: 11 statements for PostgreSQL 18
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

-- drop column public.over.a  (after.yaml:5)
-- needs --allow deletes-data:public.over.a: drops column public.over.a and its data (0 values)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.over')) THEN
    LOCK TABLE ONLY public.over IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.over') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'character varying(40)' AND a.attgenerated = '') THEN
    ALTER TABLE public.over
      DROP COLUMN IF EXISTS a;
  END IF;
END
$schemadiff$;

-- drop column public.over.c  (after.yaml:6)
-- needs --allow deletes-data:public.over.c: drops column public.over.c and its data (0 values)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.over') AND a.attname = 'c' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'character varying(40)' AND a.attgenerated = '') THEN
    ALTER TABLE public.over
      DROP COLUMN IF EXISTS c;
  END IF;
END
$schemadiff$;

-- drop column public.parted.a  (after.yaml:17)
-- needs --allow deletes-data:public.parted.a: drops column public.parted.a and its data (0 values)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parted')) THEN
    LOCK TABLE ONLY public.parted IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'character varying(40)' AND a.attgenerated = '') THEN
    ALTER TABLE public.parted
      DROP COLUMN IF EXISTS a;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create column public.over.a  (after.yaml:5)
ALTER TABLE public.over
  ADD COLUMN IF NOT EXISTS a numeric GENERATED ALWAYS AS (n / 2.0) STORED;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.heir.a: not null, not null name  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.heir')) THEN
    LOCK TABLE ONLY public.heir IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'a' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.heir ADD CONSTRAINT own_a NOT NULL a;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create column public.over.c  (after.yaml:6)
ALTER TABLE public.over
  ADD COLUMN IF NOT EXISTS c numeric GENERATED ALWAYS AS (n / 4.0) STORED;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.heir.c: add not null  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'c' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.heir ADD CONSTRAINT own_c NOT NULL c NO INHERIT;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- create column public.over.d  (after.yaml:7)
ALTER TABLE public.over
  ADD COLUMN IF NOT EXISTS d integer;

-- alter column public.heir.d: not null, not null name  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'd' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.heir ADD CONSTRAINT own_d NOT NULL d;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create column public.parted.a  (after.yaml:17)
ALTER TABLE public.parted
  ADD COLUMN IF NOT EXISTS a numeric GENERATED ALWAYS AS (n / 2.0) STORED;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.part_1.a: not null, not null name  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.part_1')) THEN
    LOCK TABLE ONLY public.part_1 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.part_1') AND a.attname = 'a' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.part_1 ADD CONSTRAINT part_a NOT NULL a;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

COMMIT;
