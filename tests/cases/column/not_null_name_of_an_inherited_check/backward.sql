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

-- drop check public.above.above_b_not_null
-- needs --allow drops-object:public.above.above_b_not_null: drops check public.above.above_b_not_null
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.above')) THEN
    LOCK TABLE ONLY public.above IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.above') AND c.conname = 'above_b_not_null' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.above.above_b_not_null was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.above') AND c.conname = 'above_b_not_null' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.above DROP CONSTRAINT IF EXISTS above_b_not_null;
  END IF;
END
$schemadiff$;

-- drop check public.above.below_c_not_null
-- needs --allow drops-object:public.above.below_c_not_null: drops check public.above.below_c_not_null
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.above') AND c.conname = 'below_c_not_null' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 1))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.above.below_c_not_null was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.above DROP CONSTRAINT IF EXISTS below_c_not_null;
END
$schemadiff$;

-- drop check public.above.below_d_not_null
-- needs --allow drops-object:public.above.below_d_not_null: drops check public.above.below_d_not_null
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.above') AND c.conname = 'below_d_not_null' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 2))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.above.below_d_not_null was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.above DROP CONSTRAINT IF EXISTS below_d_not_null;
END
$schemadiff$;

-- drop check public.above.below_e_not_null
-- needs --allow drops-object:public.above.below_e_not_null: drops check public.above.below_e_not_null
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.above') AND c.conname = 'below_e_not_null' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 3)) NO INHERIT')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.above.below_e_not_null was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.above DROP CONSTRAINT IF EXISTS below_e_not_null;
END
$schemadiff$;

-- drop check public.above.new_f_not_null
-- needs --allow drops-object:public.above.new_f_not_null: drops check public.above.new_f_not_null
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.above') AND c.conname = 'new_f_not_null' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((b > 1))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.above.new_f_not_null was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.above DROP CONSTRAINT IF EXISTS new_f_not_null;
END
$schemadiff$;

-- drop table public.below_too
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.below_too')) THEN
    LOCK TABLE ONLY public.below_too IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'below_too' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.below_too) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.below_too has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.below_too') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a', 'b', 'c')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.below_too was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.below_too;
END
$schemadiff$;

-- drop table public.new
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.new')) THEN
    LOCK TABLE ONLY public.new IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'new' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.new) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.new has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.new') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a', 'b', 'c', 'f')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.new was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.new;
END
$schemadiff$;

-- drop table public.part_2
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.part_2')) THEN
    LOCK TABLE ONLY public.part_2 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'part_2' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.part_2) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.part_2 has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.part_2') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('k', 'x', 'y')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.part_2 was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.part_2;
END
$schemadiff$;

-- drop table public.part_3
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.part_3')) THEN
    LOCK TABLE ONLY public.part_3 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'part_3' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.part_3) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.part_3 has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.part_3') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('k', 'x', 'y')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.part_3 was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.part_3;
END
$schemadiff$;

-- drop check public.parted.part_2_y_not_null
-- needs --allow drops-object:public.parted.part_2_y_not_null: drops check public.parted.part_2_y_not_null
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parted')) THEN
    LOCK TABLE ONLY public.parted IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parted') AND c.conname = 'part_2_y_not_null' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((x > 1))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.parted.part_2_y_not_null was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.parted DROP CONSTRAINT IF EXISTS part_2_y_not_null;
END
$schemadiff$;

-- drop check public.parted.part_3_y_not_null
-- needs --allow drops-object:public.parted.part_3_y_not_null: drops check public.parted.part_3_y_not_null
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parted') AND c.conname = 'part_3_y_not_null' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((x > 2))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.parted.part_3_y_not_null was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.parted DROP CONSTRAINT IF EXISTS part_3_y_not_null;
END
$schemadiff$;

-- alter column public.above.a: not null, not null name  (after.yaml:2)
ALTER TABLE public.above
  ALTER COLUMN a DROP NOT NULL;

-- alter column public.above.b: not null name  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.above') AND k.contype = 'n' AND a.attname = 'b'
         AND k.conname <> 'above_b_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.above RENAME CONSTRAINT above_b_not_null1 TO above_b_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.below.c: not null name  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.below')) THEN
    LOCK TABLE ONLY public.below IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.below') AND k.contype = 'n' AND a.attname = 'c'
         AND k.conname <> 'below_c_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.below RENAME CONSTRAINT below_c_not_null1 TO below_c_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.below.d: not null name  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.below') AND k.contype = 'n' AND a.attname = 'd'
         AND k.conname <> 'below_d_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.below RENAME CONSTRAINT below_d_not_null1 TO below_d_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.below.e: not null  (after.yaml:5)
ALTER TABLE public.below
  ALTER COLUMN e DROP NOT NULL;

-- alter column public.parted.x: not null, not null name  (after.yaml:9)
ALTER TABLE public.parted
  ALTER COLUMN x DROP NOT NULL;

COMMIT;
