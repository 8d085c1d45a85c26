-- before to after: 5 statements for PostgreSQL 18
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

-- create table public.u  (after.yaml:3)
CREATE TABLE IF NOT EXISTS public.u (
  id integer NOT NULL,
  next integer,
  CONSTRAINT u_pkey PRIMARY KEY (id)
);
SET LOCAL search_path = public, pg_temp;

-- create function public.next_of_t()  (after.yaml:5)
CREATE OR REPLACE FUNCTION public.next_of_t()
RETURNS integer
LANGUAGE sql
AS $function$SELECT max(id) + 1 FROM public.t$function$;

-- create column public.t.next  (after.yaml:2)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS next integer DEFAULT public.next_of_t();

-- create function public.next_of_u()  (after.yaml:6)
CREATE OR REPLACE FUNCTION public.next_of_u()
RETURNS integer
LANGUAGE sql
RETURN (SELECT max(id) + 1 FROM public.u);

-- create default of column public.u.next  (after.yaml:3)
ALTER TABLE public.u
  ALTER COLUMN next SET DEFAULT public.next_of_u();

COMMIT;
