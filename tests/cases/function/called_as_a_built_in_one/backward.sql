-- before to after: 7 statements for PostgreSQL 18
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

-- drop check public.t.rounded  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'rounded' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((public.round(a, 2) > (round(0.5))::double precision))', 'CHECK ((round(a) > (round(0.5))::double precision))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.t.rounded was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'rounded'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((public.round(a, 2) > (round(0.5))::double precision))') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS rounded;
  END IF;
END
$schemadiff$;

-- drop index public.t_rounded  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 't_rounded'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 52) = 'USING btree (round(a), public.round(a, 1), lower(b))') THEN
    DROP INDEX IF EXISTS public.t_rounded;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter view public.v: query  (after.yaml:10)
SET LOCAL search_path = pg_catalog, pg_temp;
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.v') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('f087027fe2c8dfa6296b25be09b103b2', 'afa3f10cace305da9372dee53a6e838b')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.v was changed by another session since the plan was made; plan again';
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;
CREATE OR REPLACE VIEW public.v AS
SELECT round(a) AS a, lower(b, 3) AS b FROM public.t;
SET LOCAL search_path = pg_catalog, pg_temp;

-- drop function public.round(double precision, integer)
-- needs --allow 'drops-object:public.round(double precision, integer)': drops function public.round(double precision, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.round(double precision, integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('277a5edae6952d239630ffa3f8eeabcf')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.round(double precision, integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.round(double precision, integer);
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter default of column public.t.a: expression; alter default of column public.t.b: expression  (after.yaml:6)
ALTER TABLE public.t
  ALTER COLUMN a SET DEFAULT round(3.7),
  ALTER COLUMN b SET DEFAULT lower('A');

-- re-create check public.t.rounded  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'rounded' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT rounded CHECK (round(a) > round(0.5));
  END IF;
END
$schemadiff$;

-- re-create index public.t_rounded  (after.yaml:9)
CREATE INDEX IF NOT EXISTS t_rounded ON public.t USING btree (round(a), lower(b, 2));

COMMIT;
