-- before to after: 10 statements for PostgreSQL 18
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

-- drop range type public.days  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'days' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.days') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'date'
         AND m.typname = 'days_multirange' AND r.rngcanonical = 0 AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = r.rngsubdiff AND p.proname = 'days_between' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype)))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.days') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'date'
         AND m.typname = 'days_multirange' AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = r.rngcanonical AND p.proname = 'in_days' AND p.pronamespace = pg_catalog.to_regnamespace('public')) AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = r.rngsubdiff AND p.proname = 'days_between' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'range type public.days was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.days') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'date'
         AND m.typname = 'days_multirange' AND r.rngcanonical = 0 AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = r.rngsubdiff AND p.proname = 'days_between' AND p.pronamespace = pg_catalog.to_regnamespace('public'))
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype)) THEN
    DROP TYPE IF EXISTS public.days;
  END IF;
END
$schemadiff$;

-- re-create range type public.days as a shell  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'days' AND typnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TYPE public.days;
  END IF;
END
$schemadiff$;

-- create range type public.whole as a shell  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'whole' AND typnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TYPE public.whole;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create function public.in_days(public.days)  (after.yaml:6)
CREATE OR REPLACE FUNCTION public.in_days(public.days)
RETURNS public.days
LANGUAGE internal IMMUTABLE STRICT
AS $function$daterange_canonical$function$;

-- re-create range type public.days  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'days' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r') THEN
    CREATE TYPE public.days AS RANGE (
      SUBTYPE = date,
      CANONICAL = public.in_days,
      SUBTYPE_DIFF = public.days_between
    );
  END IF;
END
$schemadiff$;

-- create comment on range type public.days  (after.yaml:2)
COMMENT ON TYPE public.days IS 'whole days';

-- create function public.in_whole(public.whole)  (after.yaml:7)
CREATE OR REPLACE FUNCTION public.in_whole(public.whole)
RETURNS public.whole
LANGUAGE internal IMMUTABLE STRICT
AS $function$int8range_canonical$function$;

-- create range type public.whole  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'whole' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r') THEN
    CREATE TYPE public.whole AS RANGE (
      SUBTYPE = bigint,
      CANONICAL = public.in_whole,
      MULTIRANGE_TYPE_NAME = public.wholes
    );
  END IF;
END
$schemadiff$;

-- create column public.t.ids; create column public.t.several  (after.yaml:10)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS ids public.whole DEFAULT whole(1, 2),
  ADD COLUMN IF NOT EXISTS several public.wholes;

-- create function public.length(public.days)  (after.yaml:8)
CREATE OR REPLACE FUNCTION public.length(public.days)
RETURNS integer
LANGUAGE sql IMMUTABLE
RETURN upper($1) - lower($1);

COMMIT;
