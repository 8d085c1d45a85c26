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

-- create table public.heir  (after.yaml:6)
CREATE TABLE IF NOT EXISTS public.heir (
) INHERITS (public.p);
SET LOCAL search_path = public, pg_temp;

-- create default of column public.heir.k  (after.yaml:6)
ALTER TABLE public.heir
  ALTER COLUMN k SET DEFAULT 'x';

-- create table public.part  (after.yaml:10)
CREATE TABLE IF NOT EXISTS public.part PARTITION OF public.q FOR VALUES IN ('a');

-- create table public.typed  (after.yaml:8)
CREATE TABLE IF NOT EXISTS public.typed OF public.c;

-- create table public.under  (after.yaml:7)
CREATE TABLE IF NOT EXISTS public.under (
) INHERITS (public.heir);

-- create default of column public.under.n  (after.yaml:7)
ALTER TABLE public.under
  ALTER COLUMN n SET DEFAULT 'y';

COMMIT;
