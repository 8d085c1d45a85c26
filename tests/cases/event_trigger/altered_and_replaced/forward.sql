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

-- drop event trigger one  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_event_trigger WHERE evtname = 'one')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_event_trigger t WHERE t.evtname = 'one' AND t.evtevent = 'ddl_command_end'
         AND t.evtfoid = pg_catalog.to_regprocedure('public.f()')
         AND ARRAY(SELECT u.tag FROM pg_catalog.unnest(t.evttags) AS u (tag) ORDER BY u.tag COLLATE "C") = ARRAY['ALTER TABLE', 'CREATE TABLE']::pg_catalog.text[]))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_event_trigger t WHERE t.evtname = 'one' AND t.evtevent = 'ddl_command_end'
         AND t.evtfoid = pg_catalog.to_regprocedure('public.f()')
         AND ARRAY(SELECT u.tag FROM pg_catalog.unnest(t.evttags) AS u (tag) ORDER BY u.tag COLLATE "C") = ARRAY['CREATE TABLE']::pg_catalog.text[])) THEN
    RAISE EXCEPTION USING MESSAGE = 'event trigger one was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_event_trigger t WHERE t.evtname = 'one' AND t.evtevent = 'ddl_command_end'
         AND t.evtfoid = pg_catalog.to_regprocedure('public.f()')
         AND ARRAY(SELECT u.tag FROM pg_catalog.unnest(t.evttags) AS u (tag) ORDER BY u.tag COLLATE "C") = ARRAY['ALTER TABLE', 'CREATE TABLE']::pg_catalog.text[]) THEN
    DROP EVENT TRIGGER IF EXISTS one;
  END IF;
END
$schemadiff$;

-- re-create event trigger one  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_event_trigger WHERE evtname = 'one') THEN
    CREATE EVENT TRIGGER one ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION public.f();
  END IF;
END
$schemadiff$;

-- re-create comment on event trigger one  (after.yaml:3)
COMMENT ON EVENT TRIGGER one IS 'It stays';

-- create event trigger three  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_event_trigger WHERE evtname = 'three') THEN
    CREATE EVENT TRIGGER three ON ddl_command_start EXECUTE FUNCTION public.f();
    ALTER EVENT TRIGGER three DISABLE;
  END IF;
END
$schemadiff$;

-- create owner of event trigger three  (after.yaml:5)
ALTER EVENT TRIGGER three OWNER TO postgres;

-- alter event trigger two: enabled  (after.yaml:4)
ALTER EVENT TRIGGER two ENABLE ALWAYS;

COMMIT;
