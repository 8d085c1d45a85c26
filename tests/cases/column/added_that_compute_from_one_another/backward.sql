-- before to after: 3 statements for PostgreSQL 18
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

-- drop check public.t.t_base_check
ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_base_check;

-- drop index public.i
DROP INDEX IF EXISTS public.i;

-- drop column public.t.g; drop column public.t.base
-- needs --allow drops-object:public.t.g: drops column public.t.g
-- needs --allow deletes-data:public.t.base: drops column public.t.base and what it holds
ALTER TABLE public.t
  DROP COLUMN IF EXISTS g,
  DROP COLUMN IF EXISTS base;

COMMIT;
