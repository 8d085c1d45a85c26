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

-- alter sequence public.free: owned by  (after.yaml:2)
ALTER SEQUENCE public.free OWNER TO pg_monitor;
ALTER SEQUENCE public.free OWNED BY public.takes.b;

-- create sequence public.moved_a_seq  (after.yaml:5)
CREATE SEQUENCE IF NOT EXISTS public.moved_a_seq AS integer;

-- create sequence public.plain_a_seq  (after.yaml:4)
CREATE SEQUENCE IF NOT EXISTS public.plain_a_seq AS integer;
SET LOCAL search_path = public, pg_temp;

-- create column public.moved.a  (after.yaml:5)
ALTER TABLE public.moved
  ADD COLUMN IF NOT EXISTS a integer NOT NULL DEFAULT nextval('public.moved_a_seq'::regclass);

-- alter owner of table public.moved: role  (after.yaml:5)
ALTER TABLE public.moved OWNER TO pg_read_all_stats;

-- alter sequence public.moved_a_seq: owned by  (after.yaml:5)
ALTER SEQUENCE public.moved_a_seq OWNER TO pg_read_all_stats;
ALTER SEQUENCE public.moved_a_seq OWNED BY public.moved.a;

-- create column public.plain.a  (after.yaml:4)
ALTER TABLE public.plain
  ADD COLUMN IF NOT EXISTS a integer NOT NULL DEFAULT nextval('public.plain_a_seq'::regclass);

-- alter sequence public.plain_a_seq: owned by  (after.yaml:4)
ALTER SEQUENCE public.plain_a_seq OWNER TO pg_monitor;
ALTER SEQUENCE public.plain_a_seq OWNED BY public.plain.a;

COMMIT;
