-- before to after: 8 statements for PostgreSQL 18
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

-- outside of a transaction
DO $$ BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock(1548630737, 255) THEN
    RAISE EXCEPTION 'another apply or script is running on this database';
  END IF;
END $$;
-- alter enum public.state: labels  (after.yaml:2)
ALTER TYPE public.state ADD VALUE IF NOT EXISTS 'held' AFTER 'open';

BEGIN;
DO $$ BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock(1548630737, 255) THEN
    RAISE EXCEPTION 'another apply or script is running on this database';
  END IF;
END $$;

-- drop domain public.known_state  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'known_state' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'known_state' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'integer' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'known_state' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.state' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain public.known_state was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'known_state' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'integer' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    DROP DOMAIN IF EXISTS public.known_state;
  END IF;
END
$schemadiff$;

-- create domain public.gone_state  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'gone_state' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd') THEN
    CREATE DOMAIN public.gone_state AS public.state;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create domain public.known_state  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'known_state' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd') THEN
    CREATE DOMAIN public.known_state AS public.state
      CONSTRAINT known_state_given CHECK (value is not null);
  END IF;
END
$schemadiff$;

-- create composite type public.gone_step  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'gone_step' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c') THEN
    CREATE TYPE public.gone_step AS (
      at timestamp with time zone,
      state public.state
    );
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter attribute public.step.state: type  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.step') AND a.attname = 'state' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    ALTER TYPE public.step ALTER ATTRIBUTE state TYPE public.state;
  END IF;
END
$schemadiff$;

-- create range type public.gone_states  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'gone_states' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r') THEN
    CREATE TYPE public.gone_states AS RANGE (
      SUBTYPE = public.state
    );
  END IF;
END
$schemadiff$;

-- alter column public.orders.first_state: type  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.orders')) THEN
    LOCK TABLE ONLY public.orders IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'first_state' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('text', 'public.state')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.orders.first_state was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'first_state' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text') THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.orders
      ALTER COLUMN first_state TYPE public.state USING first_state::public.state;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

COMMIT;
