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

-- rename aggregate public.first_name(text) to second_name  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.first_name(text)') AND prokind = 'a')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.second_name(text)') AND prokind = 'a') THEN
    ALTER AGGREGATE public.first_name(text) RENAME TO second_name;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create function public.taken(text, text, integer[])  (after.yaml:7)
CREATE OR REPLACE FUNCTION public.taken(state text, "Key" text, "values" integer[])
RETURNS text
LANGUAGE sql
AS $function$SELECT "Key"$function$;

-- create aggregate public.made(text, integer[])  (after.yaml:5)
CREATE OR REPLACE AGGREGATE public.made("Key" text, VARIADIC "values" integer[]) (
  SFUNC = public.taken,
  STYPE = text
);

-- alter aggregate public.stays(integer): parameters  (after.yaml:4)
CREATE OR REPLACE AGGREGATE public.stays(a integer) (
  SFUNC = pg_catalog.int4larger,
  STYPE = integer
);

COMMIT;
