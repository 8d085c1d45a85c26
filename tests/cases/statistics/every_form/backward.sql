-- before to after: 4 statements for PostgreSQL 18
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

-- drop statistics public.all_sorts
-- needs --allow drops-object:public.all_sorts: drops statistics public.all_sorts
DROP STATISTICS IF EXISTS public.all_sorts;

-- drop statistics public.one_expression
-- needs --allow drops-object:public.one_expression: drops statistics public.one_expression
DROP STATISTICS IF EXISTS public.one_expression;

-- drop statistics public.owned
-- needs --allow drops-object:public.owned: drops statistics public.owned
DROP STATISTICS IF EXISTS public.owned;

-- drop statistics public.some
-- needs --allow drops-object:public.some: drops statistics public.some
DROP STATISTICS IF EXISTS public."some";

COMMIT;
