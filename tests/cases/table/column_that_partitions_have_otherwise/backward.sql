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

-- create column public.m.gone  (after.yaml:3)
ALTER TABLE public.m
  ADD COLUMN IF NOT EXISTS gone integer;
SET LOCAL search_path = public, pg_temp;

-- create default of column public.m_1.gone  (after.yaml:8)
ALTER TABLE public.m_1
  ALTER COLUMN gone SET DEFAULT 1;

-- create comment on column public.m_1.gone  (after.yaml:8)
COMMENT ON COLUMN public.m_1.gone IS 'of this one';

-- create column public.p.gone  (after.yaml:9)
ALTER TABLE public.p
  ADD COLUMN IF NOT EXISTS gone integer DEFAULT 5;

-- alter default of column public.heir.gone: expression  (after.yaml:10)
ALTER TABLE public.heir
  ALTER COLUMN gone SET DEFAULT 6;

-- create comment on column public.heir.gone  (after.yaml:10)
COMMENT ON COLUMN public.heir.gone IS 'here';

COMMIT;
