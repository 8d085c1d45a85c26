-- before to after: 5 statements for PostgreSQL 18
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

-- drop default privileges for role pg_monitor on sequences
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_default_acl d JOIN pg_catalog.pg_roles r ON r.oid = d.defaclrole LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
         WHERE r.rolname = 'pg_monitor' AND d.defaclobjtype = 'S' AND n.nspname IS NULL) THEN
    ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor REVOKE USAGE ON SEQUENCES FROM pg_read_all_data;
  END IF;
END
$schemadiff$;

-- alter default privileges for role postgres in schema app on tables: grants  (after.yaml:4)
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA app GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLES TO pg_read_all_data;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA app REVOKE GRANT OPTION FOR INSERT ON TABLES FROM pg_monitor;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA app REVOKE SELECT ON TABLES FROM PUBLIC;

-- create table app.made  (after.yaml:7)
CREATE TABLE IF NOT EXISTS app.made (
  a integer
);

-- create table app.made_for_one  (after.yaml:8)
CREATE TABLE IF NOT EXISTS app.made_for_one (
  a integer
);

-- create grants on table app.made_for_one  (after.yaml:8)
REVOKE INSERT ON TABLE app.made_for_one FROM pg_monitor;
REVOKE DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE app.made_for_one FROM pg_read_all_data;

COMMIT;
