-- before to after: 13 statements for PostgreSQL 18
-- warning: after.yaml:10:23: column public.renamed.a is created and column public.renamed.z is dropped, and their types are equal
--     if this is a rename, write `renamed_from: z`
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

-- drop column public.a_table_whose_name_is_nearly_as_long_as_names_may_be.a_column_with_a_long_name_2
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a_table_whose_name_is_nearly_as_long_as_names_may_be')) THEN
    LOCK TABLE ONLY public.a_table_whose_name_is_nearly_as_long_as_names_may_be IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.a_table_whose_name_is_nearly_as_long_as_names_may_be') AND a.attname = 'a_column_with_a_long_name_2' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.a_table_whose_name_is_nearly_as_long_as_names_may_be) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.a_table_whose_name_is_nearly_as_long_as_names_may_be has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.a_table_whose_name_is_nearly_as_long_as_names_may_be') AND a.attname = 'a_column_with_a_long_name_2' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.a_table_whose_name_is_nearly_as_long_as_names_may_be') AND a.attname = 'a_column_with_a_long_name_2' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.a_table_whose_name_is_nearly_as_long_as_names_may_be.a_column_with_a_long_name_2 was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.a_table_whose_name_is_nearly_as_long_as_names_may_be
    DROP COLUMN IF EXISTS a_column_with_a_long_name_2;
END
$schemadiff$;

-- drop column public.checked.n
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.checked')) THEN
    LOCK TABLE ONLY public.checked IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.checked') AND a.attname = 'n' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.checked) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.checked has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.checked') AND a.attname = 'n' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.checked') AND a.attname = 'n' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.checked.n was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.checked
    DROP COLUMN IF EXISTS n;
END
$schemadiff$;

-- drop check public.checked.checked_a_not_null
-- needs --allow drops-object:public.checked.checked_a_not_null: drops check public.checked.checked_a_not_null
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.checked') AND c.conname = 'checked_a_not_null' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.checked.checked_a_not_null was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.checked') AND c.conname = 'checked_a_not_null' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.checked DROP CONSTRAINT IF EXISTS checked_a_not_null;
  END IF;
END
$schemadiff$;

-- drop column public.renamed.z
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.renamed')) THEN
    LOCK TABLE ONLY public.renamed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.renamed') AND a.attname = 'z' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.renamed) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.renamed has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.renamed') AND a.attname = 'z' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.renamed') AND a.attname = 'z' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.renamed.z was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.renamed
    DROP COLUMN IF EXISTS z;
END
$schemadiff$;

-- alter column public.bills.due: not null, not null name  (after.yaml:5)
ALTER TABLE public.bills
  ALTER COLUMN due DROP NOT NULL;

-- alter column public.bills.paid: not null name  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.bills')) THEN
    LOCK TABLE ONLY public.bills IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.bills') AND k.contype = 'n' AND a.attname = 'paid'
         AND k.conname <> 'paid_once' AND k.coninhcount = 0) THEN
    ALTER TABLE public.bills RENAME CONSTRAINT bills_paid_not_null1 TO paid_once;
  END IF;
END
$schemadiff$;

-- alter column public.checked.a: not null name  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.checked') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'checked_a_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.checked RENAME CONSTRAINT checked_a_not_null1 TO checked_a_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.exchanged.a: not null name  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.exchanged')) THEN
    LOCK TABLE ONLY public.exchanged IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.exchanged') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'exchanged_a_not_null' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.exchanged') AND k.contype = 'n' AND a.attname = 'a');
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

-- alter column public.exchanged.b: not null name  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.exchanged') AND k.contype = 'n' AND a.attname = 'b'
         AND k.conname <> 'exchanged_a_not_null1' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.exchanged') AND k.contype = 'n' AND a.attname = 'b');
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

-- alter column public.freed.a: not null, not null name  (after.yaml:8)
ALTER TABLE public.freed
  ALTER COLUMN a DROP NOT NULL;

-- alter column public.freed.b: not null name  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.freed')) THEN
    LOCK TABLE ONLY public.freed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.freed') AND k.contype = 'n' AND a.attname = 'b'
         AND k.conname <> 'freed_b_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.freed RENAME CONSTRAINT freed_a_not_null TO freed_b_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.parted.k: not null, not null name; alter column public.parted.x: not null, not null name  (after.yaml:9)
ALTER TABLE public.parted
  ALTER COLUMN k DROP NOT NULL,
  ALTER COLUMN x DROP NOT NULL;

-- create column public.renamed.a  (after.yaml:10)
ALTER TABLE public.renamed
  ADD COLUMN IF NOT EXISTS a integer NOT NULL;

COMMIT;
