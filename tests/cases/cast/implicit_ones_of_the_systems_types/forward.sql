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
SET LOCAL search_path = public, pg_temp;

-- create function public.int_to_text(integer)  (after.yaml:8)
CREATE OR REPLACE FUNCTION public.int_to_text(integer)
RETURNS text
LANGUAGE sql IMMUTABLE STRICT
AS $function$SELECT pg_catalog.textin(pg_catalog.int4out($1))$function$;

-- create cast integer AS text  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('integer') AND casttarget = pg_catalog.to_regtype('text')) THEN
    CREATE CAST (integer AS text) WITH FUNCTION public.int_to_text(integer) AS IMPLICIT;
  END IF;
END
$schemadiff$;

-- create domain public.a_digit  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'a_digit' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd') THEN
    CREATE DOMAIN public.a_digit AS integer
      CONSTRAINT one CHECK (length(VALUE) = 1);
  END IF;
END
$schemadiff$;

-- create column public.a.d; create column public.a.g  (after.yaml:14)
ALTER TABLE public.a
  ADD COLUMN IF NOT EXISTS d text DEFAULT lower(5),
  ADD COLUMN IF NOT EXISTS g text GENERATED ALWAYS AS (upper(n)) STORED;

-- create check public.a.short  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a')) THEN
    LOCK TABLE ONLY public.a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.a') AND c.conname = 'short' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.a ADD CONSTRAINT short CHECK (length(n) < 5);
  END IF;
END
$schemadiff$;

-- create index public.a_upper  (after.yaml:17)
CREATE INDEX IF NOT EXISTS a_upper ON public.a USING btree (upper(n));

-- create policy public.a.own  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.a') AND polname = 'own') THEN
    CREATE POLICY own ON public.a
      USING (code = n);
  END IF;
END
$schemadiff$;

-- create function public.a_caller(integer)  (after.yaml:5)
CREATE OR REPLACE FUNCTION public.a_caller(n integer)
RETURNS text
LANGUAGE sql IMMUTABLE
AS $function$SELECT upper(n)$function$;

-- create function public.a_constant()  (after.yaml:6)
CREATE OR REPLACE FUNCTION public.a_constant()
RETURNS text
LANGUAGE sql IMMUTABLE
AS $function$SELECT upper(1)$function$;

-- create function public.a_returning(integer)  (after.yaml:7)
CREATE OR REPLACE FUNCTION public.a_returning(n integer)
RETURNS text
LANGUAGE sql IMMUTABLE
RETURN upper(n);

-- create view public.a_view  (after.yaml:20)
CREATE OR REPLACE VIEW public.a_view AS
SELECT upper(n) AS u, code = n AS same FROM public.a;

COMMIT;
