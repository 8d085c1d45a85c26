-- before to after: 6 statements for PostgreSQL 18
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

-- drop role gone
-- needs --allow drops-object:gone: drops role gone
DROP ROLE IF EXISTS gone;

-- alter role app: createrole, login, connection limit  (after.yaml:2)
-- needs --allow weakens-security:app: role app gets CREATEROLE
ALTER ROLE app CREATEROLE NOLOGIN CONNECTION LIMIT -1;

-- alter role app: settings, settings in database  (after.yaml:2)
ALTER ROLE app RESET search_path;
ALTER ROLE app SET work_mem TO '32MB';
DO $here$BEGIN EXECUTE pg_catalog.format('ALTER ROLE app IN DATABASE %I SET statement_timeout TO ''5s''', pg_catalog.current_database()); END$here$;

-- alter role it's %I $here$: noinherit, valid until  (after.yaml:4)
ALTER ROLE "it's %I $here$" INHERIT VALID UNTIL 'infinity';

-- create role made  (after.yaml:3)
-- needs --allow weakens-security:made: role made gets BYPASSRLS, REPLICATION
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'made') THEN
    CREATE ROLE made LOGIN REPLICATION BYPASSRLS;
  END IF;
END
$schemadiff$;

-- alter comment on role app: text  (after.yaml:2)
COMMENT ON ROLE app IS 'The old service';

COMMIT;
