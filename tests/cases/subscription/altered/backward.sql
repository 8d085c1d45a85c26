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
\unset schemadiff_environment
\getenv schemadiff_environment PUBLISHER
\if :{?schemadiff_environment}
SELECT pg_catalog.set_config('schemadiff.env_PUBLISHER', :'schemadiff_environment', false) \g /dev/null
\else
DO $$ BEGIN RAISE EXCEPTION USING MESSAGE = 'the environment variable PUBLISHER is not set'; END $$;
\endif
\unset schemadiff_environment

BEGIN;
DO $$ BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock(1548630737, 255) THEN
    RAISE EXCEPTION 'another apply or script is running on this database';
  END IF;
END $$;

-- rename subscription d to c  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE s.subname = 'd' AND d.datname = pg_catalog.current_database())
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE s.subname = 'c' AND d.datname = pg_catalog.current_database()) THEN
    ALTER SUBSCRIPTION d RENAME TO c;
  END IF;
END
$schemadiff$;

-- alter subscription a: publications, slot name, binary, synchronous commit  (after.yaml:2)
ALTER SUBSCRIPTION a SET PUBLICATION news WITH (refresh = false);
ALTER SUBSCRIPTION a SET (slot_name = NONE, binary = false, synchronous_commit = off);

-- alter subscription b: slot name, streaming, disable on error  (after.yaml:3)
ALTER SUBSCRIPTION b SET (slot_name = 'b', streaming = on, disable_on_error = false);

COMMIT;
