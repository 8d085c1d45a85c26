-- before to after: 3 statements for PostgreSQL 18
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

-- rename range type public.r to elsewhere.r  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'r' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'r' AND typnamespace = pg_catalog.to_regnamespace('elsewhere') AND typtype = 'r') THEN
    ALTER TYPE public.r SET SCHEMA elsewhere;
    ALTER TYPE public.r_multirange SET SCHEMA elsewhere;
  END IF;
END
$schemadiff$;

-- rename range type public.s to elsewhere.s  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 's' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 's' AND typnamespace = pg_catalog.to_regnamespace('elsewhere') AND typtype = 'r') THEN
    ALTER TYPE public.s SET SCHEMA elsewhere;
    ALTER TYPE public.many SET SCHEMA elsewhere;
  END IF;
END
$schemadiff$;

-- rename range type public.t to elsewhere.u  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 't' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'u' AND typnamespace = pg_catalog.to_regnamespace('elsewhere') AND typtype = 'r') THEN
    ALTER TYPE public.t SET SCHEMA elsewhere;
    ALTER TYPE public.t_multirange SET SCHEMA elsewhere;
    ALTER TYPE elsewhere.t RENAME TO u;
    ALTER TYPE elsewhere.t_multirange RENAME TO u_multirange;
  END IF;
END
$schemadiff$;

COMMIT;
