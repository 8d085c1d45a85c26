-- before to after: 11 statements for PostgreSQL 18
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

-- create extension dependencies of primary key public.t.t_pkey  (after.yaml:12)
ALTER INDEX public.t_pkey DEPENDS ON EXTENSION citext;

-- create extension dependencies of unique public.t.u  (after.yaml:13)
ALTER INDEX public.u DEPENDS ON EXTENSION citext;

-- create extension dependencies of exclusion public.t.x  (after.yaml:14)
ALTER INDEX public.x DEPENDS ON EXTENSION citext;

-- create extension dependencies of index public.i  (after.yaml:15)
ALTER INDEX public.i DEPENDS ON EXTENSION citext;

-- create extension dependencies of trigger public.t.tg  (after.yaml:16)
ALTER TRIGGER tg ON public.t DEPENDS ON EXTENSION citext;

-- create extension dependencies of function public.f(integer)  (after.yaml:4)
ALTER FUNCTION public.f(integer) DEPENDS ON EXTENSION hstore;
ALTER FUNCTION public.f(integer) DEPENDS ON EXTENSION citext;

-- alter extension dependencies of function public.tf(): extensions  (after.yaml:5)
ALTER FUNCTION public.tf() NO DEPENDS ON EXTENSION citext;
ALTER FUNCTION public.tf() DEPENDS ON EXTENSION plpgsql;

-- create extension dependencies of procedure public.p(integer)  (after.yaml:6)
ALTER PROCEDURE public.p(IN integer) DEPENDS ON EXTENSION citext;

-- alter extension dependencies of aggregate public.agg(integer): extensions  (after.yaml:2)
ALTER FUNCTION public.agg(integer) NO DEPENDS ON EXTENSION hstore;
ALTER FUNCTION public.agg(integer) DEPENDS ON EXTENSION citext;

-- create extension dependencies of index public.mi  (after.yaml:8)
ALTER INDEX public.mi DEPENDS ON EXTENSION citext;

-- create extension dependencies of materialized view public.m  (after.yaml:8)
ALTER MATERIALIZED VIEW public.m DEPENDS ON EXTENSION citext;

COMMIT;
