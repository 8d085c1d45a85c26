-- before to after: 2 statements for PostgreSQL 18
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

-- rename column public.p.b to a  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.p RENAME COLUMN b TO a;
    ALTER TABLE public.c RENAME CONSTRAINT c_b_not_null TO c_a_not_null;
    ALTER TABLE public.numbered RENAME CONSTRAINT numbered_b_not_null TO numbered_a_not_null;
    ALTER SEQUENCE public.numbered_b_seq RENAME TO numbered_a_seq;
  END IF;
END
$schemadiff$;

-- rename column public.parted.b to a  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parted')) THEN
    LOCK TABLE ONLY public.parted IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.parted RENAME COLUMN b TO a;
    ALTER TABLE public.part RENAME CONSTRAINT part_b_not_null TO part_a_not_null;
  END IF;
END
$schemadiff$;

COMMIT;
