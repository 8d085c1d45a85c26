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

-- drop procedure public.p(integer)
-- needs --allow 'drops-object:public.p(integer)': drops procedure public.p(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.p(integer)')
         AND p.prokind = 'p' AND pg_catalog.md5(p.prosrc) NOT IN ('ba2067f3fa9b50908c62bf72625b8483')) THEN
    RAISE EXCEPTION USING MESSAGE = 'procedure public.p(integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP PROCEDURE IF EXISTS public.p(IN integer);
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create procedure public.p(integer, integer)  (after.yaml:1)
-- needs --allow 'weakens-security:public.p(integer, integer)': procedure public.p(integer, integer) is SECURITY DEFINER without a search_path of its own: callers choose what its names mean
CREATE OR REPLACE PROCEDURE public.p(a integer, INOUT b integer)
LANGUAGE plpgsql SECURITY DEFINER
AS $function$BEGIN b := a; END$function$;

-- create comment on procedure public.p(integer, integer)  (after.yaml:1)
COMMENT ON PROCEDURE public.p(IN integer, IN integer) IS 'does';

COMMIT;
