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

BEGIN;
DO $$ BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock(1548630737, 255) THEN
    RAISE EXCEPTION 'another apply or script is running on this database';
  END IF;
END $$;

-- rename collation public.old to new  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collname = 'old' AND collnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collname = 'new' AND collnamespace = pg_catalog.to_regnamespace('public')) THEN
    ALTER COLLATION public.old RENAME TO new;
  END IF;
END
$schemadiff$;

-- drop domain check public.d.d_check  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.d') AND c.conname = 'd_check' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '((VALUE COLLATE public.new) <> ''''::text)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 16401, 0)).object_names, '.') IN ('public.d.d_check')) THEN
    ALTER DOMAIN public.d DROP CONSTRAINT IF EXISTS d_check;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create domain check public.d.d_check  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.d') AND c.conname = 'd_check' AND c.contype = 'c') THEN
    ALTER DOMAIN public.d ADD CONSTRAINT d_check CHECK (VALUE COLLATE public.new <> '');
  END IF;
END
$schemadiff$;

COMMIT;
