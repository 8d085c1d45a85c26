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

-- create default privileges for role pg_monitor in schema app on types  (after.yaml:3)
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor IN SCHEMA app GRANT USAGE ON TYPES TO PUBLIC;

-- create default privileges for role pg_monitor on schemas  (after.yaml:6)
-- needs --allow 'weakens-security:for role pg_monitor on schemas': default privileges for role pg_monitor on schemas give PUBLIC create
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT CREATE, USAGE ON SCHEMAS TO PUBLIC;

-- create default privileges for role pg_monitor on sequences  (after.yaml:5)
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor REVOKE ALL ON SEQUENCES FROM pg_monitor;
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT SELECT ON SEQUENCES TO pg_monitor;
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT USAGE ON SEQUENCES TO pg_monitor WITH GRANT OPTION;

-- create default privileges for role pg_monitor on tables  (after.yaml:4)
-- needs --allow 'weakens-security:for role pg_monitor on tables': default privileges for role pg_monitor on tables give PUBLIC select
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT SELECT ON TABLES TO PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor REVOKE ALL ON TABLES FROM pg_monitor;

COMMIT;
