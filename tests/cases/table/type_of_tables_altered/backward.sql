-- before to after: 11 statements for PostgreSQL 18
-- warning: after.yaml:2:29: attribute public.t.gone is created and attribute public.t.new is dropped, and their types are equal
--     if this is a rename, write `renamed_from: new`
-- warning: after.yaml:5:3: column public.one.gone is created and column public.one.new is dropped, and their types are equal
--     if this is a rename, write `renamed_from: new`
-- warning: after.yaml:6:3: column public.two.gone is created and column public.two.new is dropped, and their types are equal
--     if this is a rename, write `renamed_from: new`
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

-- drop attribute public.t.more
-- needs --allow deletes-data:public.t.more: drops attribute public.t.more and its data
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'more' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'more' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'date' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid))) THEN
    RAISE EXCEPTION USING MESSAGE = 'attribute public.t.more was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'more' AND NOT a.attisdropped) THEN
    ALTER TYPE public.t DROP ATTRIBUTE more CASCADE;
  END IF;
END
$schemadiff$;

-- drop table public.crates
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.crates')) THEN
    LOCK TABLE ONLY public.crates IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'crates' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.crates) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.crates has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.crates') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('size', 'note')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.crates was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.crates;
END
$schemadiff$;

-- alter attribute public.crate.size: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.crate') AND a.attname = 'size' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    ALTER TYPE public.crate ALTER ATTRIBUTE size TYPE integer;
  END IF;
END
$schemadiff$;

-- create attribute public.crate.note  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.crate') AND a.attname = 'note' AND NOT a.attisdropped) THEN
    ALTER TYPE public.crate ADD ATTRIBUTE note text;
  END IF;
END
$schemadiff$;

-- create attribute public.t.gone  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'gone' AND NOT a.attisdropped) THEN
    ALTER TYPE public.t ADD ATTRIBUTE gone text CASCADE;
  END IF;
END
$schemadiff$;

-- create attribute public.t.old  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'old' AND NOT a.attisdropped) THEN
    ALTER TYPE public.t ADD ATTRIBUTE old text CASCADE;
  END IF;
END
$schemadiff$;

-- alter attribute public.t.wide: type  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'wide' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    ALTER TYPE public.t ALTER ATTRIBUTE wide TYPE integer CASCADE;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create default of column public.one.old  (after.yaml:5)
ALTER TABLE public.one
  ALTER COLUMN old SET DEFAULT 'o';

-- alter column public.two.wide: not null  (after.yaml:6)
ALTER TABLE public.two
  ALTER COLUMN wide DROP NOT NULL;

-- alter view public.v: query  (after.yaml:8)
SET LOCAL search_path = pg_catalog, pg_temp;
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.v') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('5b46b0295f9e1351908c7527fe16b7bb', 'b849171d9e5313ca76f2af0c17aa4722')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.v was changed by another session since the plan was made; plan again';
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;
CREATE OR REPLACE VIEW public.v AS
SELECT id, old FROM public.one;

-- drop attribute public.t.new
-- needs --allow deletes-data:public.t.new: drops attribute public.t.new and its data
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'new' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'new' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid))) THEN
    RAISE EXCEPTION USING MESSAGE = 'attribute public.t.new was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'new' AND NOT a.attisdropped) THEN
    ALTER TYPE public.t DROP ATTRIBUTE new CASCADE;
  END IF;
END
$schemadiff$;

COMMIT;
