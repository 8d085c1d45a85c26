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

-- drop extension dependencies of primary key public.t.t_pkey
ALTER INDEX public.t_pkey NO DEPENDS ON EXTENSION citext;

-- drop extension dependencies of unique public.t.u
ALTER INDEX public.u NO DEPENDS ON EXTENSION citext;

-- drop extension dependencies of exclusion public.t.x
ALTER INDEX public.x NO DEPENDS ON EXTENSION citext;

-- drop extension dependencies of index public.i
ALTER INDEX public.i NO DEPENDS ON EXTENSION citext;

-- drop extension dependencies of trigger public.t.tg
ALTER TRIGGER tg ON public.t NO DEPENDS ON EXTENSION citext;

-- drop extension dependencies of function public.f(integer)
ALTER FUNCTION public.f(integer) NO DEPENDS ON EXTENSION citext;
ALTER FUNCTION public.f(integer) NO DEPENDS ON EXTENSION hstore;

-- drop extension dependencies of procedure public.p(integer)
ALTER PROCEDURE public.p(IN integer) NO DEPENDS ON EXTENSION citext;

-- drop extension dependencies of index public.mi
ALTER INDEX public.mi NO DEPENDS ON EXTENSION citext;

-- drop extension dependencies of materialized view public.m
ALTER MATERIALIZED VIEW public.m NO DEPENDS ON EXTENSION citext;

-- alter extension dependencies of function public.tf(): extensions  (after.yaml:5)
ALTER FUNCTION public.tf() NO DEPENDS ON EXTENSION plpgsql;
ALTER FUNCTION public.tf() DEPENDS ON EXTENSION citext;

-- alter extension dependencies of aggregate public.agg(integer): extensions  (after.yaml:2)
ALTER FUNCTION public.agg(integer) NO DEPENDS ON EXTENSION citext;
ALTER FUNCTION public.agg(integer) DEPENDS ON EXTENSION hstore;

COMMIT;
