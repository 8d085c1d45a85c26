-- before to after: 12 statements for PostgreSQL 18
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

-- drop table public.above_2
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.above_2')) THEN
    LOCK TABLE ONLY public.above_2 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'above_2' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.above_2) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.above_2 has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.above_2') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('k', 'x')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.above_2 was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.above_2;
END
$schemadiff$;

-- alter table public.alone: partition of, values  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.alone')) THEN
    LOCK TABLE ONLY public.alone IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.alone') AND i.inhparent = pg_catalog.to_regclass('public.above')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (3)') THEN
    ALTER TABLE public.above DETACH PARTITION public.alone;
  END IF;
END
$schemadiff$;

-- alter table public.beside: partition of, values  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.beside')) THEN
    LOCK TABLE ONLY public.beside IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.beside') AND i.inhparent = pg_catalog.to_regclass('public.above')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (4)') THEN
    ALTER TABLE public.above DETACH PARTITION public.beside;
  END IF;
END
$schemadiff$;

-- drop check public.left_1.left_1_x_not_null
-- needs --allow drops-object:public.left_1.left_1_x_not_null: drops check public.left_1.left_1_x_not_null
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.left_1')) THEN
    LOCK TABLE ONLY public.left_1 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.left_1') AND c.conname = 'left_1_x_not_null' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((x > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.left_1.left_1_x_not_null was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.left_1 DROP CONSTRAINT IF EXISTS left_1_x_not_null;
END
$schemadiff$;

-- drop table public.left_2
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.left_2')) THEN
    LOCK TABLE ONLY public.left_2 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'left_2' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.left_2) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.left_2 has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.left_2') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('k', 'x')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.left_2 was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.left_2;
END
$schemadiff$;

-- drop table public.left_3
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.left_3')) THEN
    LOCK TABLE ONLY public.left_3 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'left_3' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.left_3) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.left_3 has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.left_3') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('k', 'x')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.left_3 was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.left_3;
END
$schemadiff$;

-- alter table public.null: partition of, values  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public."null"')) THEN
    LOCK TABLE ONLY public."null" IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public."null"') AND i.inhparent = pg_catalog.to_regclass('public.above')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (5)') THEN
    ALTER TABLE public.above DETACH PARTITION public."null";
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
         AND k.conname <> 'above_x_not_null' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.above') AND k.contype = 'n' AND a.attname = 'x');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.above') AND k.contype = 'n' AND k.conname = 'above_x_not_null');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.above RENAME CONSTRAINT %I TO %I', 'above_x_not_null', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.above RENAME CONSTRAINT %I TO %I', mine, 'above_x_not_null');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.above RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.alone.x: not null name  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.alone') AND k.contype = 'n' AND a.attname = 'x'
         AND k.conname <> 'alone_x_not_null1' AND k.coninhcount = 0) THEN
    ALTER TABLE public.alone RENAME CONSTRAINT above_x_not_null1 TO alone_x_not_null1;
  END IF;
END
$schemadiff$;

-- alter column public.beside.x: not null name  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.beside') AND k.contype = 'n' AND a.attname = 'x'
         AND k.conname <> 'beside_x_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.beside RENAME CONSTRAINT above_x_not_null1 TO beside_x_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.left_1.x: not null, not null name  (after.yaml:11)
ALTER TABLE public.left_1
  ALTER COLUMN x DROP NOT NULL;

-- alter column public.null.x: not null, not null name  (after.yaml:12)
ALTER TABLE public."null"
  ALTER COLUMN x DROP NOT NULL;

COMMIT;
