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

-- drop subscription 100% news
-- needs --allow 'drops-object:100% news': drops subscription 100% news; its slot news_here stays on the publisher, which keeps WAL for it until it is dropped there by hand
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE s.subname = '100% news' AND d.datname = pg_catalog.current_database()) THEN
    -- Without its slot, which DROP SUBSCRIPTION would look for on the publisher: it stays there, and has to be dropped by hand.
    ALTER SUBSCRIPTION "100% news" DISABLE;
    ALTER SUBSCRIPTION "100% news" SET (slot_name = NONE);
    DROP SUBSCRIPTION "100% news";
  END IF;
END
$schemadiff$;

-- drop subscription waiting
-- needs --allow drops-object:waiting: drops subscription waiting
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE s.subname = 'waiting' AND d.datname = pg_catalog.current_database()) THEN
    DROP SUBSCRIPTION waiting;
  END IF;
END
$schemadiff$;

COMMIT;
