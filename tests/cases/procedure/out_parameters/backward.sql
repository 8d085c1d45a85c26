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

-- drop procedure public.p(integer, integer)
-- needs --allow 'drops-object:public.p(integer, integer)': drops procedure public.p(integer, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.p(integer, integer)')
         AND p.prokind = 'p' AND pg_catalog.md5(p.prosrc) NOT IN ('671aeeefa7dd0afc42c3076536eddcc1')) THEN
    RAISE EXCEPTION USING MESSAGE = 'procedure public.p(integer, integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP PROCEDURE IF EXISTS public.p(IN integer, IN integer);
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create procedure public.gone(integer)  (after.yaml:3)
CREATE OR REPLACE PROCEDURE public.gone(a integer, OUT b integer)
LANGUAGE plpgsql
AS $function$BEGIN b = a; END$function$;

-- alter comment on procedure public.p(integer, integer, integer): text  (after.yaml:2)
COMMENT ON PROCEDURE public.p(IN integer, IN integer, IN integer) IS 'all in';

-- alter grants on procedure public.p(integer, integer, integer): grants  (after.yaml:2)
-- needs --allow 'weakens-security:public.p(integer, integer, integer)': grants on procedure public.p(integer, integer, integer) give PUBLIC execute
GRANT EXECUTE ON PROCEDURE public.p(IN integer, IN integer, IN integer) TO PUBLIC;

COMMIT;
