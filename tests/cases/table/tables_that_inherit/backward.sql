-- before to after: 7 statements for PostgreSQL 18
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

-- drop table public.empty_child
-- needs --allow deletes-data:public.empty_child: drops table public.empty_child and what it holds
DROP TABLE IF EXISTS public.empty_child;

-- drop table public.old_capitals
-- needs --allow deletes-data:public.old_capitals: drops table public.old_capitals and what it holds
DROP TABLE IF EXISTS public.old_capitals;

-- drop table public.dated
-- needs --allow deletes-data:public.dated: drops table public.dated and what it holds
DROP TABLE IF EXISTS public.dated;

-- drop view public.all_cities
-- needs --allow drops-object:public.all_cities: drops view public.all_cities
DROP VIEW IF EXISTS public.all_cities;

-- drop view public.states
-- needs --allow drops-object:public.states: drops view public.states
DROP VIEW IF EXISTS public.states;

-- drop table public.capitals
-- needs --allow deletes-data:public.capitals: drops table public.capitals and what it holds
DROP TABLE IF EXISTS public.capitals;

-- drop table public.cities
-- needs --allow deletes-data:public.cities: drops table public.cities and what it holds
DROP TABLE IF EXISTS public.cities;

COMMIT;
