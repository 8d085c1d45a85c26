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

-- drop comment on table public.t
COMMENT ON TABLE public.t IS NULL;

-- drop comment on index public.i
COMMENT ON INDEX public.i IS NULL;

-- alter comment on enum public.e: text  (after.yaml:2)
COMMENT ON TYPE public.e IS 'new';

-- alter comment on column public.t.a: text  (after.yaml:1)
COMMENT ON COLUMN public.t.a IS 'it''s new';

-- alter comment on primary key public.t.t_pkey: text  (after.yaml:1)
COMMENT ON CONSTRAINT t_pkey ON public.t IS 'new';

COMMIT;
