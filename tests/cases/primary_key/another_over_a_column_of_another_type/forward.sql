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

-- drop primary key public.computed.old_2
-- needs --allow drops-object:public.computed.old_2: drops primary key public.computed.old_2
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.computed')) THEN
    LOCK TABLE ONLY public.computed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.computed') AND c.conname = 'old_2' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.computed') AND c.conname = 'old_2'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (twice)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.computed.old_2 was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.computed') AND c.conname = 'old_2' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.computed DROP CONSTRAINT IF EXISTS old_2;
  END IF;
END
$schemadiff$;

-- alter column public.computed.twice: generated, generated kind  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.computed') AND a.attname = 'twice' AND NOT a.attisdropped AND a.attgenerated <> '') THEN
    ALTER TABLE public.computed
      ALTER COLUMN twice DROP EXPRESSION IF EXISTS;
  END IF;
END
$schemadiff$;

-- drop primary key public.left.old_3
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public."left"')) THEN
    LOCK TABLE ONLY public."left" IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public."left"') AND c.conname = 'old_3' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public."left"') AND c.conname = 'old_3'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.left.old_3 was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public."left"') AND c.conname = 'old_3' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public."left" DROP CONSTRAINT IF EXISTS old_3;
  END IF;
END
$schemadiff$;

-- drop column public.left.id
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public."left"') AND a.attname = 'id' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public."left") THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.left has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public."left"') AND a.attname = 'id' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public."left"') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.left.id was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public."left"
    DROP COLUMN IF EXISTS id;
END
$schemadiff$;

-- drop primary key public.retyped.old
-- needs --allow drops-object:public.retyped.old: drops primary key public.retyped.old
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.retyped')) THEN
    LOCK TABLE ONLY public.retyped IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.retyped') AND c.conname = 'old' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.retyped') AND c.conname = 'old'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.retyped.old was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.retyped') AND c.conname = 'old' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.retyped DROP CONSTRAINT IF EXISTS old;
  END IF;
END
$schemadiff$;

-- alter column public.computed.other: not null  (after.yaml:9)
ALTER TABLE public.computed
  ALTER COLUMN other SET NOT NULL;

-- create primary key public.computed.new_2  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.computed') AND c.conname = 'new_2' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.computed ADD CONSTRAINT new_2 PRIMARY KEY (other);
  END IF;
END
$schemadiff$;

-- create primary key public.left.new_3  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public."left"') AND c.conname = 'new_3' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public."left" ADD CONSTRAINT new_3 PRIMARY KEY (next);
  END IF;
END
$schemadiff$;

-- alter column public.retyped.id: type; alter column public.retyped.note: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.retyped') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'bigint')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.retyped.id was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.retyped') AND a.attname = 'note' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('boolean', 'text')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.retyped.note was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.retyped') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.retyped') AND a.attname = 'note' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'boolean') THEN
    ALTER TABLE public.retyped
      ALTER COLUMN id TYPE bigint,
      ALTER COLUMN note TYPE text;
  END IF;
END
$schemadiff$;

-- alter column public.retyped.note: not null  (after.yaml:3)
ALTER TABLE public.retyped
  ALTER COLUMN note DROP NOT NULL;

-- create primary key public.retyped.new  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.retyped') AND c.conname = 'new' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.retyped ADD CONSTRAINT new PRIMARY KEY (id) INCLUDE (note);
  END IF;
END
$schemadiff$;

COMMIT;
