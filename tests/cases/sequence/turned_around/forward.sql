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

-- alter sequence public.one: begin within bounds  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM public.one WHERE last_value < 1 OR NOT is_called AND last_value > 9223372036854775807) THEN
    ALTER SEQUENCE public.one AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 RESTART;
  END IF;
END
$schemadiff$;

-- alter sequence public.one: increment, min  (after.yaml:1)
ALTER SEQUENCE public.one AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;

-- alter sequence public.s: begin within bounds  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM public.s WHERE last_value > -1 OR NOT is_called AND last_value < -9223372036854775808) THEN
    ALTER SEQUENCE public.s AS bigint INCREMENT BY -2 MINVALUE -9223372036854775808 MAXVALUE -1 START WITH -1 RESTART;
  END IF;
END
$schemadiff$;

-- alter sequence public.s: increment  (after.yaml:1)
ALTER SEQUENCE public.s AS bigint INCREMENT BY -2 MINVALUE -9223372036854775808 MAXVALUE -1 START WITH -1 CACHE 1 NO CYCLE;

-- alter sequence public.small: begin within bounds  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM public.small WHERE last_value < 1 OR NOT is_called AND last_value > 2147483647) THEN
    ALTER SEQUENCE public.small AS integer INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 5 RESTART;
  END IF;
END
$schemadiff$;

-- alter sequence public.small: type, increment, start  (after.yaml:1)
ALTER SEQUENCE public.small AS integer INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 5 CACHE 1 NO CYCLE;

COMMIT;
