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

-- create column public.t.gone  (after.yaml:3)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS gone integer;

-- alter grants on table public.t: grants  (after.yaml:4)
-- needs --allow weakens-security:public.t: grants on table public.t give pg_monitor update (a)
GRANT UPDATE (a, gone) ON TABLE public.t TO pg_monitor;
GRANT SELECT (gone) ON TABLE public.t TO pg_read_all_data WITH GRANT OPTION;
REVOKE UPDATE (b) ON TABLE public.t FROM pg_monitor;

-- create column public.u.gone  (after.yaml:6)
ALTER TABLE public.u
  ADD COLUMN IF NOT EXISTS gone integer;

-- alter grants on table public.u: grants  (after.yaml:7)
GRANT SELECT (gone) ON TABLE public.u TO pg_monitor;

-- create column public.v.gone  (after.yaml:9)
ALTER TABLE public.v
  ADD COLUMN IF NOT EXISTS gone integer;

-- create grants on table public.v  (after.yaml:9)
GRANT SELECT (gone) ON TABLE public.v TO pg_monitor;

-- create column public.w.gone  (after.yaml:8)
ALTER TABLE public.w
  ADD COLUMN IF NOT EXISTS gone integer;

-- create grants on table public.w  (after.yaml:8)
GRANT UPDATE (gone) ON TABLE public.w TO pg_monitor;

COMMIT;
