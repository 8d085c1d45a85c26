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

-- alter table public.a: unlogged  (after.yaml:7)
ALTER TABLE public.a SET UNLOGGED;

-- alter sequence public.a_id_seq: unlogged  (after.yaml:2)
ALTER SEQUENCE public.a_id_seq SET LOGGED;

-- alter table public.b: unlogged  (after.yaml:8)
ALTER TABLE public.b SET LOGGED;

-- alter sequence public.b_id_seq: unlogged  (after.yaml:3)
ALTER SEQUENCE public.b_id_seq SET UNLOGGED;

-- alter table public.c: unlogged  (after.yaml:9)
ALTER TABLE public.c SET LOGGED;

-- alter table public.d: unlogged  (after.yaml:10)
ALTER TABLE public.d SET UNLOGGED;

COMMIT;
