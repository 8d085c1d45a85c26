-- before to after: 15 statements for PostgreSQL 18
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

-- alter table public.joins: partition of, values  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.joins')) THEN
    LOCK TABLE ONLY public.joins IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.joins') AND i.inhparent = pg_catalog.to_regclass('public.spread')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (2)') THEN
    ALTER TABLE public.spread DETACH PARTITION public.joins;
  END IF;
END
$schemadiff$;

-- drop table public.made_below
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.made_below')) THEN
    LOCK TABLE ONLY public.made_below IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'made_below' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.made_below) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.made_below has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.made_below') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('x', 'y', 'z')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.made_below was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.made_below;
END
$schemadiff$;

-- alter column public.above.x: not null, not null name; alter column public.above.y: not null; alter column public.above.z: not null  (after.yaml:5)
ALTER TABLE public.above
  ALTER COLUMN x DROP NOT NULL,
  ALTER COLUMN y DROP NOT NULL,
  ALTER COLUMN z SET NOT NULL;

-- alter column public.below.x: not null, not null name; alter column public.below.y: not null  (after.yaml:6)
ALTER TABLE public.below
  ALTER COLUMN x DROP NOT NULL,
  ALTER COLUMN y DROP NOT NULL;

-- alter column public.chain.c: not null, not null name  (after.yaml:2)
ALTER TABLE public.chain
  ALTER COLUMN c DROP NOT NULL;

-- alter column public.chain.a: not null name  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.chain')) THEN
    LOCK TABLE ONLY public.chain IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.chain') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'chain_a_not_null' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.chain') AND k.contype = 'n' AND a.attname = 'a');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.chain') AND k.contype = 'n' AND k.conname = 'chain_a_not_null');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.chain RENAME CONSTRAINT %I TO %I', 'chain_a_not_null', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.chain RENAME CONSTRAINT %I TO %I', mine, 'chain_a_not_null');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.chain RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.chain.b: not null name  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.chain') AND k.contype = 'n' AND a.attname = 'b'
         AND k.conname <> 'there' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.chain') AND k.contype = 'n' AND a.attname = 'b');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.chain') AND k.contype = 'n' AND k.conname = 'there');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.chain RENAME CONSTRAINT %I TO %I', 'there', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.chain RENAME CONSTRAINT %I TO %I', mine, 'there');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.chain RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.check_gone.a: not null name  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.check_gone')) THEN
    LOCK TABLE ONLY public.check_gone IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.check_gone') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'check_gone_a_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.check_gone RENAME CONSTRAINT free TO check_gone_a_not_null;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create check public.check_gone.free  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.check_gone') AND c.conname = 'free' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.check_gone ADD CONSTRAINT free CHECK (a > 0);
  END IF;
END
$schemadiff$;

-- alter column public.spread.x: not null, not null name  (after.yaml:9)
ALTER TABLE public.spread
  ALTER COLUMN x DROP NOT NULL;

-- alter column public.joins.x: not null, not null name  (after.yaml:12)
ALTER TABLE public.joins
  ALTER COLUMN x DROP NOT NULL;

-- alter column public.spread_1.x: not null, not null name  (after.yaml:11)
ALTER TABLE public.spread_1
  ALTER COLUMN x DROP NOT NULL;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.swap.a: not null name  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.swap')) THEN
    LOCK TABLE ONLY public.swap IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.swap') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'one' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.swap') AND k.contype = 'n' AND a.attname = 'a');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.swap') AND k.contype = 'n' AND k.conname = 'one');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.swap RENAME CONSTRAINT %I TO %I', 'one', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.swap RENAME CONSTRAINT %I TO %I', mine, 'one');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.swap RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.swap.b: not null name  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.swap') AND k.contype = 'n' AND a.attname = 'b'
         AND k.conname <> 'two' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.swap') AND k.contype = 'n' AND a.attname = 'b');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.swap') AND k.contype = 'n' AND k.conname = 'two');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.swap RENAME CONSTRAINT %I TO %I', 'two', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.swap RENAME CONSTRAINT %I TO %I', mine, 'two');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.swap RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.swap.c: not null name  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.swap') AND k.contype = 'n' AND a.attname = 'c'
         AND k.conname <> 'three' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.swap') AND k.contype = 'n' AND a.attname = 'c');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.swap') AND k.contype = 'n' AND k.conname = 'three');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.swap RENAME CONSTRAINT %I TO %I', 'three', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.swap RENAME CONSTRAINT %I TO %I', mine, 'three');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.swap RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

COMMIT;
