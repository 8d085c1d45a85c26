-- before to after: 19 statements for PostgreSQL 18
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

-- drop check public.check_gone.free
-- needs --allow drops-object:public.check_gone.free: drops check public.check_gone.free
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.check_gone')) THEN
    LOCK TABLE ONLY public.check_gone IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.check_gone') AND c.conname = 'free' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.check_gone.free was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.check_gone') AND c.conname = 'free' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.check_gone DROP CONSTRAINT IF EXISTS free;
  END IF;
END
$schemadiff$;

-- alter column public.below.x: not null, not null name  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.below')) THEN
    LOCK TABLE ONLY public.below IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.below') AND a.attname = 'x' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.below ADD CONSTRAINT ours NOT NULL x;
  END IF;
END
$schemadiff$;

-- alter column public.above.x: not null, not null name  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.above')) THEN
    LOCK TABLE ONLY public.above IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.above') AND a.attname = 'x' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.above ADD CONSTRAINT theirs NOT NULL x;
  END IF;
END
$schemadiff$;

-- alter column public.below.y: not null  (after.yaml:6)
ALTER TABLE public.below
  ALTER COLUMN y SET NOT NULL;

-- alter column public.above.y: not null; alter column public.above.z: not null  (after.yaml:5)
ALTER TABLE public.above
  ALTER COLUMN y SET NOT NULL,
  ALTER COLUMN z DROP NOT NULL;

-- alter column public.chain.b: not null name  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.chain')) THEN
    LOCK TABLE ONLY public.chain IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.chain') AND k.contype = 'n' AND a.attname = 'b'
         AND k.conname <> 'free' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.chain') AND k.contype = 'n' AND a.attname = 'b');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.chain') AND k.contype = 'n' AND k.conname = 'free');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.chain RENAME CONSTRAINT %I TO %I', 'free', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.chain RENAME CONSTRAINT %I TO %I', mine, 'free');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.chain RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.chain.a: not null name  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.chain') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'there' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.chain') AND k.contype = 'n' AND a.attname = 'a');
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

-- alter column public.chain.c: not null, not null name  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.chain') AND a.attname = 'c' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.chain ADD CONSTRAINT chain_a_not_null NOT NULL c;
  END IF;
END
$schemadiff$;

-- alter column public.check_gone.a: not null name  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.check_gone') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'free' AND k.coninhcount = 0) THEN
    ALTER TABLE public.check_gone RENAME CONSTRAINT check_gone_a_not_null TO free;
  END IF;
END
$schemadiff$;

-- alter column public.joins.x: not null, not null name  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.joins')) THEN
    LOCK TABLE ONLY public.joins IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.joins') AND a.attname = 'x' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.joins ADD CONSTRAINT of_two NOT NULL x;
  END IF;
END
$schemadiff$;

-- create table public.made_below  (after.yaml:7)
CREATE TABLE IF NOT EXISTS public.made_below (
  CONSTRAINT own NOT NULL x,
  CONSTRAINT made_below_y_not_null NOT NULL y
) INHERITS (public.above);

-- alter column public.made_below.x: not null, not null name  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.made_below') AND a.attname = 'x' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.made_below ADD CONSTRAINT own NOT NULL x;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create default of column public.made_below.x  (after.yaml:7)
ALTER TABLE public.made_below
  ALTER COLUMN x SET DEFAULT 5;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.spread_1.x: not null, not null name  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.spread_1')) THEN
    LOCK TABLE ONLY public.spread_1 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.spread_1') AND a.attname = 'x' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.spread_1 ADD CONSTRAINT of_one NOT NULL x;
  END IF;
END
$schemadiff$;

-- alter column public.spread.x: not null, not null name  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.spread')) THEN
    LOCK TABLE ONLY public.spread IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.spread') AND a.attname = 'x' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.spread ADD CONSTRAINT of_all NOT NULL x;
  END IF;
END
$schemadiff$;

-- alter table public.joins: partition of, values  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.joins') AND NOT c.relispartition) THEN
    ALTER TABLE public.spread ATTACH PARTITION public.joins FOR VALUES IN (2);
  END IF;
END
$schemadiff$;

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
         AND k.conname <> 'two' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.swap') AND k.contype = 'n' AND a.attname = 'a');
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

-- alter column public.swap.b: not null name  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.swap') AND k.contype = 'n' AND a.attname = 'b'
         AND k.conname <> 'three' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.swap') AND k.contype = 'n' AND a.attname = 'b');
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

-- alter column public.swap.c: not null name  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.swap') AND k.contype = 'n' AND a.attname = 'c'
         AND k.conname <> 'one' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.swap') AND k.contype = 'n' AND a.attname = 'c');
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

COMMIT;
