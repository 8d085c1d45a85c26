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

-- drop default privileges for role pg_monitor in schema app on types
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_default_acl d JOIN pg_catalog.pg_roles r ON r.oid = d.defaclrole LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
         WHERE r.rolname = 'pg_monitor' AND d.defaclobjtype = 'T' AND n.nspname = 'app') THEN
    ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor IN SCHEMA app REVOKE USAGE ON TYPES FROM PUBLIC;
  END IF;
END
$schemadiff$;

-- drop default privileges for role pg_monitor on schemas
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_default_acl d JOIN pg_catalog.pg_roles r ON r.oid = d.defaclrole LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
         WHERE r.rolname = 'pg_monitor' AND d.defaclobjtype = 'n' AND n.nspname IS NULL) THEN
    ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor REVOKE CREATE, USAGE ON SCHEMAS FROM PUBLIC;
  END IF;
END
$schemadiff$;

-- drop default privileges for role pg_monitor on sequences
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_default_acl d JOIN pg_catalog.pg_roles r ON r.oid = d.defaclrole LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
         WHERE r.rolname = 'pg_monitor' AND d.defaclobjtype = 'S' AND n.nspname IS NULL) THEN
    ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor REVOKE GRANT OPTION FOR ALL ON SEQUENCES FROM pg_monitor;
    ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT ALL ON SEQUENCES TO pg_monitor;
  END IF;
END
$schemadiff$;

-- drop default privileges for role pg_monitor on tables
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_default_acl d JOIN pg_catalog.pg_roles r ON r.oid = d.defaclrole LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
         WHERE r.rolname = 'pg_monitor' AND d.defaclobjtype = 'r' AND n.nspname IS NULL) THEN
    ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor REVOKE SELECT ON TABLES FROM PUBLIC;
    ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT ALL ON TABLES TO pg_monitor;
  END IF;
END
$schemadiff$;

COMMIT;
