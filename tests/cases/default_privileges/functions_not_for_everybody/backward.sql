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

-- drop default privileges for role postgres on functions
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_default_acl d JOIN pg_catalog.pg_roles r ON r.oid = d.defaclrole LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
         WHERE r.rolname = 'postgres' AND d.defaclobjtype = 'f' AND n.nspname IS NULL) THEN
    ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
  END IF;
END
$schemadiff$;

-- drop function public.g()
-- needs --allow 'drops-object:public.g()': drops function public.g()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.g()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('b1698e52a0f16203489454196a0c6307')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.g() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.g();
END
$schemadiff$;

-- drop function public.open()
-- needs --allow 'drops-object:public.open()': drops function public.open()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.open()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('b1698e52a0f16203489454196a0c6307')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.open() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.open();
END
$schemadiff$;

-- create default privileges for role postgres on types  (after.yaml:3)
ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE USAGE ON TYPES FROM PUBLIC;

COMMIT;
