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

-- drop default of column public.first.n
ALTER TABLE public.first
  ALTER COLUMN n DROP DEFAULT;

-- drop default of column public.one.n
ALTER TABLE public.one
  ALTER COLUMN n DROP DEFAULT;

-- alter sequence public.numbers: owned by  (after.yaml:2)
ALTER SEQUENCE public.numbers OWNED BY NONE;
ALTER SEQUENCE public.numbers OWNER TO pg_monitor;
ALTER SEQUENCE public.numbers OWNED BY public.other.n;
SET LOCAL search_path = public, pg_temp;

-- create default of column public.other.n  (after.yaml:6)
ALTER TABLE public.other
  ALTER COLUMN n SET DEFAULT nextval('numbers');

-- create default of column public.second.n  (after.yaml:8)
ALTER TABLE public.second
  ALTER COLUMN n SET DEFAULT nextval('more');

-- alter owner of table public.second: role  (after.yaml:8)
ALTER TABLE public.second OWNER TO pg_monitor;

-- alter sequence public.more: owned by  (after.yaml:3)
ALTER SEQUENCE public.more OWNED BY NONE;
ALTER SEQUENCE public.more OWNER TO pg_monitor;
ALTER SEQUENCE public.more OWNED BY public.second.n;

-- alter owner of table public.first: role  (after.yaml:7)
ALTER TABLE public.first OWNER TO pg_read_all_data;

COMMIT;
