-- before to after: 6 statements for PostgreSQL 18
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

-- create table public.parted  (after.yaml:3)
CREATE TABLE IF NOT EXISTS public.parted (
  a integer,
  b integer
) PARTITION BY LIST (a);

-- create table public.plain  (after.yaml:9)
CREATE TABLE IF NOT EXISTS public.plain (
  a integer,
  b integer
);

-- create function public.highest(integer)  (after.yaml:14)
CREATE OR REPLACE FUNCTION public.highest(integer)
RETURNS integer
LANGUAGE sql STABLE
RETURN (SELECT max(b) FROM public.plain);

-- create check public.plain.b_is_new  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.plain') AND c.conname = 'b_is_new' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.plain ADD CONSTRAINT b_is_new CHECK (a < public.highest(b));
  END IF;
END
$schemadiff$;

-- create function public.newest(integer)  (after.yaml:13)
CREATE OR REPLACE FUNCTION public.newest(integer)
RETURNS integer
LANGUAGE sql IMMUTABLE
RETURN (SELECT max(a) FROM public.parted);

-- create column public.parted.c  (after.yaml:8)
ALTER TABLE public.parted
  ADD COLUMN IF NOT EXISTS c integer GENERATED ALWAYS AS (public.newest(b)) STORED;

COMMIT;
