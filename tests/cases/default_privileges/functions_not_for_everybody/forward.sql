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

-- drop default privileges for role postgres on types
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_default_acl d JOIN pg_catalog.pg_roles r ON r.oid = d.defaclrole LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
         WHERE r.rolname = 'postgres' AND d.defaclobjtype = 'T' AND n.nspname IS NULL) THEN
    ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT USAGE ON TYPES TO PUBLIC;
  END IF;
END
$schemadiff$;

-- create default privileges for role postgres on functions  (after.yaml:2)
ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
SET LOCAL search_path = public, pg_temp;

-- create function public.g()  (after.yaml:5)
CREATE OR REPLACE FUNCTION public.g()
RETURNS integer
LANGUAGE sql
AS $function$SELECT 1$function$;

-- create function public.open()  (after.yaml:6)
CREATE OR REPLACE FUNCTION public.open()
RETURNS integer
LANGUAGE sql
AS $function$SELECT 1$function$;

-- create grants on function public.open()  (after.yaml:6)
GRANT EXECUTE ON FUNCTION public.open() TO PUBLIC;

COMMIT;
