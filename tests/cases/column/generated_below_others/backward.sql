-- before to after: 9 statements for PostgreSQL 18
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

-- alter table public.alone: inherits  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.alone')) THEN
    LOCK TABLE ONLY public.alone IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.alone') AND inhparent = pg_catalog.to_regclass('public.over')) THEN
    ALTER TABLE public.alone NO INHERIT public.over;
  END IF;
END
$schemadiff$;

-- alter column public.alone.a: generated, generated kind  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.alone') AND a.attname = 'a' AND NOT a.attisdropped AND a.attgenerated <> '') THEN
    ALTER TABLE public.alone
      ALTER COLUMN a DROP EXPRESSION IF EXISTS;
  END IF;
END
$schemadiff$;

-- drop column public.leaving.a  (after.yaml:10)
-- needs --allow deletes-data:public.leaving.a: drops column public.leaving.a and its data (0 values)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.leaving')) THEN
    LOCK TABLE ONLY public.leaving IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.leaving') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '') THEN
    ALTER TABLE public.leaving
      DROP COLUMN IF EXISTS a;
  END IF;
END
$schemadiff$;

-- drop column public.over.a
-- needs --allow drops-object:public.over.a: drops column public.over.a
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.over')) THEN
    LOCK TABLE ONLY public.over IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.over') AND a.attname = 'a' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.over') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = 's'
         AND (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) = '(n * 2)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.over.a was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.over
    DROP COLUMN IF EXISTS a;
END
$schemadiff$;

-- drop column public.low.a
-- needs --allow drops-object:public.low.a: drops column public.low.a
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.low')) THEN
    LOCK TABLE ONLY public.low IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.low') AND a.attname = 'a' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.low') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = 's'
         AND (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) = '(n * 2)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.low.a was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.low
    DROP COLUMN IF EXISTS a;
END
$schemadiff$;

-- drop column public.top.a  (after.yaml:8)
-- needs --allow deletes-data:public.top.a: drops column public.top.a and its data (0 values)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.top')) THEN
    LOCK TABLE ONLY public.top IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.top') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '') THEN
    ALTER TABLE public.top
      DROP COLUMN IF EXISTS a;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create column public.top.a  (after.yaml:8)
ALTER TABLE public.top
  ADD COLUMN IF NOT EXISTS a integer GENERATED ALWAYS AS (n * 2) STORED;

-- re-create column public.leaving.a  (after.yaml:10)
ALTER TABLE public.leaving
  ADD COLUMN IF NOT EXISTS a integer GENERATED ALWAYS AS (n * 2) STORED;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.leaving: inherits  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.leaving') AND inhparent = pg_catalog.to_regclass('public.mid')) THEN
    ALTER TABLE public.leaving INHERIT public.mid;
  END IF;
END
$schemadiff$;

COMMIT;
