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

-- create subscription 100% news  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE s.subname = '100% news' AND d.datname = pg_catalog.current_database()) THEN
    DO $secret$
BEGIN
  EXECUTE pg_catalog.format('CREATE SUBSCRIPTION "100%% news" CONNECTION %L PUBLICATION news, old WITH (connect = false, streaming = on, slot_name = ''news_here'', binary = true, two_phase = true, disable_on_error = true, synchronous_commit = local)', pg_catalog.current_setting('schemadiff.env_PUBLISHER'));
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = CASE WHEN SQLSTATE = '42601' THEN 'the connection string of subscription 100% news cannot be parsed' ELSE SQLERRM END;
END
$secret$;
  END IF;
END
$schemadiff$;

-- create owner of subscription 100% news  (after.yaml:12)
ALTER SUBSCRIPTION "100% news" OWNER TO postgres;

-- create subscription waiting  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE s.subname = 'waiting' AND d.datname = pg_catalog.current_database()) THEN
    DO $secret$
BEGIN
  EXECUTE pg_catalog.format('CREATE SUBSCRIPTION waiting CONNECTION %L PUBLICATION news WITH (connect = false, streaming = off, slot_name = NONE)', pg_catalog.current_setting('schemadiff.env_PUBLISHER'));
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = CASE WHEN SQLSTATE = '42601' THEN 'the connection string of subscription waiting cannot be parsed' ELSE SQLERRM END;
END
$secret$;
  END IF;
END
$schemadiff$;

-- create comment on subscription waiting  (after.yaml:2)
COMMENT ON SUBSCRIPTION waiting IS 'until the slot is there';

COMMIT;
