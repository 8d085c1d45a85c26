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

-- drop column public.t.g  (after.yaml:7)
-- because of function public.f(integer)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'g' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.f(integer)') AND prokind IN ('f', 'w')) THEN
    ALTER TABLE public.t
      DROP COLUMN IF EXISTS g;
  END IF;
END
$schemadiff$;

-- drop default of column public.t.d  (after.yaml:6)
-- because of function public.f(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'd' AND a.atthasdef)
       AND EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.f(integer)') AND prokind IN ('f', 'w')) THEN
    ALTER TABLE public.t
      ALTER COLUMN d DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop check public.t.c  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((public.f(id) > 0))') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS c;
  END IF;
END
$schemadiff$;

-- drop index public.i  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'i'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 26) = 'USING btree (public.f(id))') THEN
    DROP INDEX IF EXISTS public.i;
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.v')), E' \n'), ';')) = 'eaf81d15520bb897b5833bb730609d9d' THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop function public.f(integer)
-- needs --allow 'drops-object:public.f(integer)': drops function public.f(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('b1698e52a0f16203489454196a0c6307')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.f(integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.f(integer);
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create function public.f(numeric)  (after.yaml:1)
CREATE OR REPLACE FUNCTION public.f(a numeric)
RETURNS integer
LANGUAGE sql IMMUTABLE
AS $function$SELECT 1$function$;

-- re-create column public.t.g  (after.yaml:7)
-- because of function public.f(integer)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS g integer GENERATED ALWAYS AS (public.f(id)) STORED;

-- re-create default of column public.t.d  (after.yaml:6)
-- because of function public.f(integer)
ALTER TABLE public.t
  ALTER COLUMN d SET DEFAULT public.f(2);

-- re-create check public.t.c  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT c CHECK (public.f(id) > 0);
  END IF;
END
$schemadiff$;

-- re-create index public.i  (after.yaml:9)
CREATE INDEX IF NOT EXISTS i ON public.t USING btree (public.f(id));

-- re-create view public.v  (after.yaml:10)
CREATE OR REPLACE VIEW public.v AS
SELECT public.f(1) AS one, id FROM public.t;

COMMIT;
