-- before to after: 2 statements for PostgreSQL 18
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

-- rename text search configuration public.tc2 to tc  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_config WHERE cfgname = 'tc2' AND cfgnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_ts_config WHERE cfgname = 'tc' AND cfgnamespace = pg_catalog.to_regnamespace('public')) THEN
    ALTER TEXT SEARCH CONFIGURATION public.tc2 RENAME TO tc;
  END IF;
END
$schemadiff$;

-- rename text search dictionary public.td2 to td  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_dict WHERE dictname = 'td2' AND dictnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_ts_dict WHERE dictname = 'td' AND dictnamespace = pg_catalog.to_regnamespace('public')) THEN
    ALTER TEXT SEARCH DICTIONARY public.td2 RENAME TO td;
  END IF;
END
$schemadiff$;

COMMIT;
