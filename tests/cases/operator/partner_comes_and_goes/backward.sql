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

-- drop operator public.>>>=(integer, integer)
-- needs --allow 'drops-object:public.>>>=': drops operator public.>>>=(integer, integer)
DROP OPERATOR IF EXISTS public.>>>=(integer, integer);

-- drop view public.w
-- needs --allow drops-object:public.w: drops view public.w
DROP VIEW IF EXISTS public.w;

-- drop operator public.!!!(NONE, integer)
-- needs --allow 'drops-object:public.!!!': drops operator public.!!!(NONE, integer)
DROP OPERATOR IF EXISTS public.!!!(NONE, integer);

-- drop operator public.>>>(integer, integer)
-- needs --allow 'drops-object:public.>>>': drops operator public.>>>(integer, integer)
DROP OPERATOR IF EXISTS public.>>>(integer, integer);

COMMIT;
