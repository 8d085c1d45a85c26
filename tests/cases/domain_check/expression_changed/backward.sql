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

BEGIN;
DO $$ BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock(1548630737, 255) THEN
    RAISE EXCEPTION 'another apply or script is running on this database';
  END IF;
END $$;

-- drop domain check public.d.c  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.d') AND c.conname = 'c' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '(VALUE > (0)::numeric)') THEN
    ALTER DOMAIN public.d DROP CONSTRAINT IF EXISTS c;
  END IF;
END
$schemadiff$;

-- drop domain check public.d.k  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.d') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '(VALUE < (1000)::numeric)') THEN
    ALTER DOMAIN public.d DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create domain check public.d.c  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.d') AND c.conname = 'c' AND c.contype = 'c') THEN
    ALTER DOMAIN public.d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID;
  END IF;
END
$schemadiff$;

-- re-create domain check public.d.k  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.d') AND c.conname = 'k' AND c.contype = 'c') THEN
    ALTER DOMAIN public.d ADD CONSTRAINT k CHECK (VALUE < 100);
  END IF;
END
$schemadiff$;

COMMIT;
