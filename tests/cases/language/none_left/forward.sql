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

-- drop access method own
-- needs --allow drops-object:own: drops access method own
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_am WHERE amname = 'own')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_am WHERE amname = 'own' AND amtype = 't' AND amhandler = pg_catalog.to_regprocedure('pg_catalog.heap_tableam_handler(internal)'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'access method own was changed by another session since the plan was made; plan again';
  END IF;
  DROP ACCESS METHOD IF EXISTS own;
END
$schemadiff$;

-- drop language plown
-- needs --allow drops-object:plown: drops language plown
DROP LANGUAGE IF EXISTS plown;

COMMIT;
