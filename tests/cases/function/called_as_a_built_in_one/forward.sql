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

-- drop check public.t.rounded  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'rounded'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((round(a) > (round(0.5))::double precision))') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS rounded;
  END IF;
END
$schemadiff$;

-- drop index public.t_rounded  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 't_rounded'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 42) = 'USING btree (round(a), public.lower(b, 2))') THEN
    DROP INDEX IF EXISTS public.t_rounded;
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.v')), E' \n'), ';')) = 'afa3f10cace305da9372dee53a6e838b' THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create function public.round(double precision, integer)  (after.yaml:3)
CREATE OR REPLACE FUNCTION public.round(a double precision, b integer)
RETURNS double precision
LANGUAGE sql IMMUTABLE
AS $function$SELECT round(a::numeric, b)::double precision$function$;

-- alter default of column public.t.a: expression; alter default of column public.t.b: expression  (after.yaml:11)
ALTER TABLE public.t
  ALTER COLUMN a SET DEFAULT round(3.7, 1),
  ALTER COLUMN b SET DEFAULT lower('AB', 1);

-- re-create check public.t.rounded  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'rounded' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT rounded CHECK (round(a, 2) > round(0.5));
  END IF;
END
$schemadiff$;

-- re-create index public.t_rounded  (after.yaml:14)
CREATE INDEX IF NOT EXISTS t_rounded ON public.t USING btree (round(a), round(a, 1), lower(b));

-- re-create view public.v  (after.yaml:15)
CREATE OR REPLACE VIEW public.v AS
SELECT round(a, 4) AS a, lower(b) AS b FROM public.t;

COMMIT;
