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

-- create default privileges for role postgres on schemas  (after.yaml:7)
ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT USAGE ON SCHEMAS TO pg_monitor;

-- create schema shared  (after.yaml:2)
CREATE SCHEMA IF NOT EXISTS shared;

-- create grants on schema shared  (after.yaml:2)
REVOKE USAGE ON SCHEMA shared FROM pg_monitor;

-- create extension citext  (after.yaml:3)
CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA shared;

-- create default privileges for role postgres in schema shared on functions  (after.yaml:8)
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA shared GRANT EXECUTE ON FUNCTIONS TO pg_monitor;

-- create default privileges for role postgres on functions  (after.yaml:5)
ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- create default privileges for role postgres on types  (after.yaml:6)
ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE USAGE ON TYPES FROM PUBLIC;
SET LOCAL search_path = public, pg_temp;

-- create function public.f()  (after.yaml:11)
CREATE OR REPLACE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
AS $function$SELECT 1$function$;

COMMIT;
