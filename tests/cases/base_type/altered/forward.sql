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

-- rename base type public.label to title  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'label' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'b')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'title' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'b') THEN
    ALTER TYPE public.label RENAME TO title;
  END IF;
END
$schemadiff$;

-- alter base type public.unused: storage  (after.yaml:9)
ALTER TYPE public.unused SET (STORAGE = main);
SET LOCAL search_path = public, pg_temp;

-- alter function public.label_out(public.title): cost  (after.yaml:12)
CREATE OR REPLACE FUNCTION public.label_out(public.title)
RETURNS cstring
LANGUAGE internal IMMUTABLE STRICT COST 5
AS $function$textout$function$;

-- create function public.label_send(public.title)  (after.yaml:13)
CREATE OR REPLACE FUNCTION public.label_send(public.title)
RETURNS bytea
LANGUAGE internal STABLE STRICT
AS $function$textsend$function$;

-- alter base type public.title: receive, send, typmod in, typmod out, analyze  (after.yaml:2)
ALTER TYPE public.title SET (RECEIVE = NONE, SEND = public.label_send, TYPMOD_IN = pg_catalog.varchartypmodin, TYPMOD_OUT = pg_catalog.varchartypmodout, ANALYZE = NONE);

-- drop function public.label_receive(internal)
-- needs --allow 'drops-object:public.label_receive(internal)': drops function public.label_receive(internal)
DROP FUNCTION IF EXISTS public.label_receive(internal);

COMMIT;
