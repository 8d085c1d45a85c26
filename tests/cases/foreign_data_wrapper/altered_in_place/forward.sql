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

-- create foreign data wrapper other  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_foreign_data_wrapper WHERE fdwname = 'other') THEN
    CREATE FOREIGN DATA WRAPPER other;
  END IF;
END
$schemadiff$;

-- create comment on foreign data wrapper other  (after.yaml:11)
COMMENT ON FOREIGN DATA WRAPPER other IS 'made';

-- alter foreign data wrapper w: validator  (after.yaml:6)
ALTER FOREIGN DATA WRAPPER w VALIDATOR public.check_two;

-- alter foreign data wrapper w: options  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_foreign_data_wrapper WHERE fdwname = 'w' AND fdwoptions @> ARRAY['debug=on', 'gone=1', 'keep=it''s'] AND fdwoptions <@ ARRAY['debug=on', 'gone=1', 'keep=it''s']) THEN
    ALTER FOREIGN DATA WRAPPER w OPTIONS (DROP gone, ADD "New One" 'x', SET debug 'off');
  END IF;
END
$schemadiff$;

-- create comment on foreign data wrapper w  (after.yaml:7)
COMMENT ON FOREIGN DATA WRAPPER w IS 'A wrapper without a handler';

-- create grants on foreign data wrapper w  (after.yaml:8)
-- needs --allow weakens-security:w: grants on foreign data wrapper w give PUBLIC usage
GRANT USAGE ON FOREIGN DATA WRAPPER w TO PUBLIC;

COMMIT;
