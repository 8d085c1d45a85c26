-- before to after: 2 statements for PostgreSQL 18
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

-- drop function public.even(integer)
-- needs --allow 'drops-object:public.even(integer)': drops function public.even(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.even(integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('b111b7de31dfa2403da66193f2ed6841')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.even(integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.even(integer);
END
$schemadiff$;

-- drop function public.odd(integer)
-- needs --allow 'drops-object:public.odd(integer)': drops function public.odd(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.odd(integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('ec872f16703cdd38ab3a442ced619f22')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.odd(integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.odd(integer);
END
$schemadiff$;

COMMIT;
