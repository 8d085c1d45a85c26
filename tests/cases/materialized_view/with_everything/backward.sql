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

-- drop materialized view public.above
-- needs --allow drops-object:public.above: drops materialized view public.above
DROP MATERIALIZED VIEW IF EXISTS public.above;

-- drop view public.via
-- needs --allow drops-object:public.via: drops view public.via
DROP VIEW IF EXISTS public.via;

-- drop materialized view public.empty
-- needs --allow drops-object:public.empty: drops materialized view public.empty
DROP MATERIALIZED VIEW IF EXISTS public.empty;

-- drop materialized view public.m
-- needs --allow drops-object:public.m: drops materialized view public.m
DROP MATERIALIZED VIEW IF EXISTS public.m;

COMMIT;
