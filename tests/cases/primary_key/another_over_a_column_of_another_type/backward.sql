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

-- drop column public.computed.twice  (after.yaml:10)
-- needs --allow deletes-data:public.computed.twice: drops column public.computed.twice and its data (0 values)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.computed')) THEN
    LOCK TABLE ONLY public.computed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.computed') AND a.attname = 'twice' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '') THEN
    ALTER TABLE public.computed
      DROP COLUMN IF EXISTS twice;
  END IF;
END
$schemadiff$;

-- drop primary key public.computed.new_2
-- needs --allow drops-object:public.computed.new_2: drops primary key public.computed.new_2
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.computed') AND c.conname = 'new_2' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.computed') AND c.conname = 'new_2'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (other)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.computed.new_2 was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.computed') AND c.conname = 'new_2' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.computed DROP CONSTRAINT IF EXISTS new_2;
  END IF;
END
$schemadiff$;

-- drop primary key public.left.new_3
-- needs --allow drops-object:public.left.new_3: drops primary key public.left.new_3
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public."left"')) THEN
    LOCK TABLE ONLY public."left" IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public."left"') AND c.conname = 'new_3' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public."left"') AND c.conname = 'new_3'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (next)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.left.new_3 was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public."left"') AND c.conname = 'new_3' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public."left" DROP CONSTRAINT IF EXISTS new_3;
  END IF;
END
$schemadiff$;

-- drop primary key public.retyped.new
-- needs --allow drops-object:public.retyped.new: drops primary key public.retyped.new
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.retyped')) THEN
    LOCK TABLE ONLY public.retyped IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.retyped') AND c.conname = 'new' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.retyped') AND c.conname = 'new'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (id) INCLUDE (note)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.retyped.new was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.retyped') AND c.conname = 'new' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.retyped DROP CONSTRAINT IF EXISTS new;
  END IF;
END
$schemadiff$;

-- alter column public.computed.other: not null  (after.yaml:10)
ALTER TABLE public.computed
  ALTER COLUMN other DROP NOT NULL;
SET LOCAL search_path = public, pg_temp;

-- re-create column public.computed.twice  (after.yaml:10)
ALTER TABLE public.computed
  ADD COLUMN IF NOT EXISTS twice integer NOT NULL GENERATED ALWAYS AS (other * 2) STORED;

-- create primary key public.computed.old_2  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.computed') AND c.conname = 'old_2' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.computed ADD CONSTRAINT old_2 PRIMARY KEY (twice);
  END IF;
END
$schemadiff$;

-- create column public.left.id  (after.yaml:7)
ALTER TABLE public."left"
  ADD COLUMN IF NOT EXISTS id integer NOT NULL;

-- create primary key public.left.old_3  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public."left"') AND c.conname = 'old_3' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public."left" ADD CONSTRAINT old_3 PRIMARY KEY (id);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.retyped.id: type; alter column public.retyped.note: type  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.retyped') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.retyped.id was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.retyped') AND a.attname = 'note' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('text', 'boolean')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.retyped.note was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.retyped') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.retyped') AND a.attname = 'note' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text') THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.retyped
      ALTER COLUMN id TYPE integer,
      ALTER COLUMN note TYPE boolean USING note::boolean;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.retyped.note: not null  (after.yaml:4)
ALTER TABLE public.retyped
  ALTER COLUMN note SET NOT NULL;

-- create primary key public.retyped.old  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.retyped') AND c.conname = 'old' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.retyped ADD CONSTRAINT old PRIMARY KEY (id);
  END IF;
END
$schemadiff$;

COMMIT;
