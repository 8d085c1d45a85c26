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

-- rename column public.renamed.a to z  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.renamed')) THEN
    LOCK TABLE ONLY public.renamed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.renamed') AND a.attname = 'a' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.renamed') AND a.attname = 'z' AND NOT a.attisdropped) THEN
    ALTER TABLE public.renamed RENAME COLUMN a TO z;
  END IF;
END
$schemadiff$;

-- create column public.a_table_whose_name_is_nearly_as_long_as_names_may_be.a_column_with_a_long_name_2  (after.yaml:5)
ALTER TABLE public.a_table_whose_name_is_nearly_as_long_as_names_may_be
  ADD COLUMN IF NOT EXISTS a_column_with_a_long_name_2 integer CONSTRAINT a_table_whose_name_is_near_a_column_with_a_long_name__not_null1 NOT NULL;

-- alter column public.bills.due: not null, not null name  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.bills')) THEN
    LOCK TABLE ONLY public.bills IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.bills') AND a.attname = 'due' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.bills ADD CONSTRAINT bills_paid_not_null NOT NULL due;
  END IF;
END
$schemadiff$;

-- alter column public.bills.paid: not null name  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.bills') AND k.contype = 'n' AND a.attname = 'paid'
         AND k.conname <> 'bills_paid_not_null1' AND k.coninhcount = 0) THEN
    ALTER TABLE public.bills RENAME CONSTRAINT paid_once TO bills_paid_not_null1;
  END IF;
END
$schemadiff$;

-- alter column public.checked.a: not null name  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.checked')) THEN
    LOCK TABLE ONLY public.checked IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.checked') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'checked_a_not_null1' AND k.coninhcount = 0) THEN
    ALTER TABLE public.checked RENAME CONSTRAINT checked_a_not_null TO checked_a_not_null1;
  END IF;
END
$schemadiff$;

-- create column public.checked.n  (after.yaml:8)
ALTER TABLE public.checked
  ADD COLUMN IF NOT EXISTS n integer NOT NULL;
SET LOCAL search_path = public, pg_temp;

-- create check public.checked.checked_a_not_null  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.checked') AND c.conname = 'checked_a_not_null' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.checked ADD CONSTRAINT checked_a_not_null CHECK (a > 0);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.exchanged.a: not null name  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.exchanged')) THEN
    LOCK TABLE ONLY public.exchanged IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.exchanged') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'exchanged_a_not_null1' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.exchanged') AND k.contype = 'n' AND a.attname = 'a');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.exchanged') AND k.contype = 'n' AND k.conname = 'exchanged_a_not_null1');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.exchanged RENAME CONSTRAINT %I TO %I', 'exchanged_a_not_null1', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.exchanged RENAME CONSTRAINT %I TO %I', mine, 'exchanged_a_not_null1');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.exchanged RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.exchanged.b: not null name  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.exchanged') AND k.contype = 'n' AND a.attname = 'b'
         AND k.conname <> 'exchanged_a_not_null' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.exchanged') AND k.contype = 'n' AND a.attname = 'b');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.exchanged') AND k.contype = 'n' AND k.conname = 'exchanged_a_not_null');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.exchanged RENAME CONSTRAINT %I TO %I', 'exchanged_a_not_null', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.exchanged RENAME CONSTRAINT %I TO %I', mine, 'exchanged_a_not_null');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.exchanged RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.freed.a: not null, not null name  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.freed')) THEN
    LOCK TABLE ONLY public.freed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.freed') AND a.attname = 'a' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.freed ADD CONSTRAINT freed_a_not_null1 NOT NULL a;
  END IF;
END
$schemadiff$;

-- alter column public.freed.b: not null name  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.freed') AND k.contype = 'n' AND a.attname = 'b'
         AND k.conname <> 'freed_a_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.freed RENAME CONSTRAINT freed_b_not_null TO freed_a_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.parted.k: not null, not null name  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parted')) THEN
    LOCK TABLE ONLY public.parted IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'k' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.parted ADD CONSTRAINT parted_x_not_null NOT NULL k;
  END IF;
END
$schemadiff$;

-- alter column public.parted.x: not null, not null name  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'x' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.parted ADD CONSTRAINT parted_x_not_null1 NOT NULL x;
  END IF;
END
$schemadiff$;

-- alter column public.renamed.z: not null name  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.renamed') AND k.contype = 'n' AND a.attname = 'z'
         AND k.conname <> 'renamed_z_not_null1' AND k.coninhcount = 0) THEN
    ALTER TABLE public.renamed RENAME CONSTRAINT renamed_a_not_null TO renamed_z_not_null1;
  END IF;
END
$schemadiff$;

COMMIT;
