-- before to after: 6 statements for PostgreSQL 18
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

-- rename table public.b to schemadiff_b  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.b')) THEN
    LOCK TABLE ONLY public.b IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'm' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'uuid'
         AND a.attnotnull = false AND a.atthasdef = false
         AND a.attidentity = ''
         AND pg_catalog.col_description(a.attrelid, a.attnum) IS NOT DISTINCT FROM NULL)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'schemadiff_b' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.b RENAME TO schemadiff_b;
  END IF;
END
$schemadiff$;

-- rename table public.a to b  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a')) THEN
    LOCK TABLE ONLY public.a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'b' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.a RENAME TO b;
    ALTER TABLE public.b RENAME CONSTRAINT a_e_not_null TO b_e_not_null;
    ALTER SEQUENCE public.a_e_seq RENAME TO b_e_seq;
  END IF;
END
$schemadiff$;

-- rename table public.schemadiff_b to a  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.schemadiff_b')) THEN
    LOCK TABLE ONLY public.schemadiff_b IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'schemadiff_b' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.schemadiff_b RENAME TO a;
  END IF;
END
$schemadiff$;

-- rename column public.b.e to schemadiff_e  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'e' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint'
         AND a.attnotnull = true AND a.atthasdef = false
         AND a.attidentity = 'a'
         AND pg_catalog.col_description(a.attrelid, a.attnum) IS NOT DISTINCT FROM NULL)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'schemadiff_e' AND NOT a.attisdropped) THEN
    ALTER TABLE public.b RENAME COLUMN e TO schemadiff_e;
    ALTER TABLE public.b RENAME CONSTRAINT b_e_not_null TO b_schemadiff_e_not_null;
    ALTER SEQUENCE public.b_e_seq RENAME TO b_schemadiff_e_seq;
  END IF;
END
$schemadiff$;

-- rename column public.b.d to e  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'd' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'e' AND NOT a.attisdropped) THEN
    ALTER TABLE public.b RENAME COLUMN d TO e;
  END IF;
END
$schemadiff$;

-- rename column public.b.schemadiff_e to d  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'schemadiff_e' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'd' AND NOT a.attisdropped) THEN
    ALTER TABLE public.b RENAME COLUMN schemadiff_e TO d;
    ALTER TABLE public.b RENAME CONSTRAINT b_schemadiff_e_not_null TO b_d_not_null;
    ALTER SEQUENCE public.b_schemadiff_e_seq RENAME TO b_d_seq;
  END IF;
END
$schemadiff$;

COMMIT;
