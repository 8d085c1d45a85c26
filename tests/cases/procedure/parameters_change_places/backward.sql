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

-- drop procedure public.p(integer, integer)  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.p(integer, integer)')
         AND p.prokind = 'p' AND pg_catalog.md5(p.prosrc) NOT IN ('836691dad28e541c07a61b58555a20df')) THEN
    RAISE EXCEPTION USING MESSAGE = 'procedure public.p(integer, integer) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.p(integer, integer)')
         AND pg_catalog.pg_get_function_arguments(p.oid) = 'INOUT b integer, IN a integer') THEN
    DROP PROCEDURE IF EXISTS public.p(IN integer, IN integer);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create procedure public.p(integer, integer)  (after.yaml:2)
CREATE OR REPLACE PROCEDURE public.p(a integer, INOUT b integer)
LANGUAGE plpgsql
AS $function$BEGIN b := a; END$function$;

-- re-create comment on procedure public.p(integer, integer)  (after.yaml:3)
COMMENT ON PROCEDURE public.p(IN integer, IN integer) IS 'does';

COMMIT;
