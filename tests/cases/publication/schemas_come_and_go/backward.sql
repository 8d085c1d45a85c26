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

-- drop publication q
-- needs --allow drops-object:q: drops publication q
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'q')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'q' AND NOT puballtables)) THEN
    RAISE EXCEPTION USING MESSAGE = 'publication q was changed by another session since the plan was made; plan again';
  END IF;
  DROP PUBLICATION IF EXISTS q;
END
$schemadiff$;

-- alter publication p: schemas  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF ARRAY(SELECT n.nspname::pg_catalog.text FROM pg_catalog.pg_publication p
         JOIN pg_catalog.pg_publication_namespace s ON s.pnpubid = p.oid JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid
         WHERE p.pubname = 'p' ORDER BY n.nspname COLLATE "C") = ARRAY['b']::pg_catalog.text[] THEN
    ALTER PUBLICATION p ADD TABLES IN SCHEMA a;
    ALTER PUBLICATION p DROP TABLES IN SCHEMA b;
  END IF;
END
$schemadiff$;

COMMIT;
