-- before to after: 8 statements for PostgreSQL 18
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

-- drop column public.places.other
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.places')) THEN
    LOCK TABLE ONLY public.places IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.places') AND a.attname = 'other' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.places) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.places has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.places') AND a.attname = 'other' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.places') AND a.attname = 'other' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.places.other was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.places
    DROP COLUMN IF EXISTS other;
END
$schemadiff$;

-- drop column public.users.users
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.users')) THEN
    LOCK TABLE ONLY public.users IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.users') AND a.attname = 'users' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.users) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.users has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.users') AND a.attname = 'users' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.users') AND a.attname = 'users' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.users.users was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.users
    DROP COLUMN IF EXISTS users;
END
$schemadiff$;

-- drop view public.v  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.v')), E' \n'), ';')) = 'c0461f492ed790f2a6b2da750998098a' THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop view public.w  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'w' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.w RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.w') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('c0461f492ed790f2a6b2da750998098a', '9b6c378ee83b327be24928cfaeaa9cf1')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.w was changed by another session since the plan was made; plan again';
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.w')), E' \n'), ';')) = 'c0461f492ed790f2a6b2da750998098a' THEN
    DROP VIEW IF EXISTS public.w;
  END IF;
END
$schemadiff$;

-- create composite type public.address  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'address' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c') THEN
    CREATE TYPE public.address AS (
      street text
    );
  END IF;
END
$schemadiff$;

-- create column public.places.places  (after.yaml:4)
ALTER TABLE public.places
  ADD COLUMN IF NOT EXISTS places public.address;
SET LOCAL search_path = public, pg_temp;

-- re-create view public.v  (after.yaml:6)
CREATE OR REPLACE VIEW public.v AS
SELECT places FROM public.places WHERE places IS NOT NULL;

-- re-create view public.w  (after.yaml:6)
CREATE OR REPLACE VIEW public.w AS
SELECT users FROM public.users WHERE users IS NOT NULL;

COMMIT;
