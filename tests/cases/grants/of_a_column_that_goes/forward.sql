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

-- drop column public.t.gone
-- needs --allow deletes-data:public.t.gone: drops column public.t.gone and what it holds
ALTER TABLE public.t
  DROP COLUMN IF EXISTS gone;

-- drop column public.u.gone
-- needs --allow deletes-data:public.u.gone: drops column public.u.gone and what it holds
ALTER TABLE public.u
  DROP COLUMN IF EXISTS gone;

-- drop column public.v.gone
-- needs --allow deletes-data:public.v.gone: drops column public.v.gone and what it holds
ALTER TABLE public.v
  DROP COLUMN IF EXISTS gone;

-- drop column public.w.gone
-- needs --allow deletes-data:public.w.gone: drops column public.w.gone and what it holds
ALTER TABLE public.w
  DROP COLUMN IF EXISTS gone;

-- alter grants on table public.t: grants  (after.yaml:4)
GRANT UPDATE (b) ON TABLE public.t TO pg_monitor;
REVOKE UPDATE (a) ON TABLE public.t FROM pg_monitor;

COMMIT;
