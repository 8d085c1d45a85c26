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

-- drop column public.moved.a; drop sequence public.moved_a_seq
-- needs --allow deletes-data:public.moved.a: drops column public.moved.a and what it holds
ALTER TABLE public.moved
  DROP COLUMN IF EXISTS a;

-- drop column public.plain.a; drop sequence public.plain_a_seq
-- needs --allow deletes-data:public.plain.a: drops column public.plain.a and what it holds
ALTER TABLE public.plain
  DROP COLUMN IF EXISTS a;

-- alter sequence public.free: owned by  (after.yaml:2)
ALTER SEQUENCE public.free OWNED BY NONE;

-- alter owner of sequence public.free: role  (after.yaml:2)
ALTER SEQUENCE public.free OWNER TO pg_read_all_stats;

-- alter owner of table public.moved: role  (after.yaml:5)
ALTER TABLE public.moved OWNER TO pg_monitor;

COMMIT;
