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

-- drop view public.v  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.v') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('8c63779df232a87b040fa4cb2828cad1', 'c0461f492ed790f2a6b2da750998098a')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.v was changed by another session since the plan was made; plan again';
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.v')), E' \n'), ';')) = '8c63779df232a87b040fa4cb2828cad1' THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop column public.places.places
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.places')) THEN
    LOCK TABLE ONLY public.places IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.places') AND a.attname = 'places' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.places) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.places has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.places') AND a.attname = 'places' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.places') AND a.attname = 'places' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.address' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.places.places was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.places
    DROP COLUMN IF EXISTS places;
END
$schemadiff$;

-- drop composite type public.address
-- needs --allow drops-object:public.address: drops composite type public.address
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'address' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c')
       AND NOT ((SELECT array_agg(pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod) ORDER BY a.attname) FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.address') AND a.attnum > 0 AND NOT a.attisdropped) = ARRAY['street text']::text[]) THEN
    RAISE EXCEPTION USING MESSAGE = 'composite type public.address was changed by another session since the plan was made; plan again';
  END IF;
  DROP TYPE IF EXISTS public.address;
END
$schemadiff$;

-- drop view public.w  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'w' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.w RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.w') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('9b6c378ee83b327be24928cfaeaa9cf1', 'c0461f492ed790f2a6b2da750998098a')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.w was changed by another session since the plan was made; plan again';
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.w')), E' \n'), ';')) = '9b6c378ee83b327be24928cfaeaa9cf1' THEN
    DROP VIEW IF EXISTS public.w;
  END IF;
END
$schemadiff$;

-- create column public.places.other  (after.yaml:3)
ALTER TABLE public.places
  ADD COLUMN IF NOT EXISTS other integer;

-- create column public.users.users  (after.yaml:2)
ALTER TABLE public.users
  ADD COLUMN IF NOT EXISTS users integer;
SET LOCAL search_path = public, pg_temp;

-- re-create view public.v  (after.yaml:5)
CREATE OR REPLACE VIEW public.v AS
SELECT x AS one FROM public.t;

-- re-create view public.w  (after.yaml:5)
CREATE OR REPLACE VIEW public.w AS
SELECT x AS one FROM public.t;

COMMIT;
