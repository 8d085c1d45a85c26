-- before to after: 5 statements for PostgreSQL 18
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

-- drop comment on shell type public.kept
COMMENT ON TYPE public.kept IS NULL;

-- drop function public.new_out(public.new)
-- needs --allow 'drops-object:public.new_out(public.new)': drops function public.new_out(public.new)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.new_out(public.new)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('ab21caffb58e0ce0f8a6104452b59d41')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.new_out(public.new) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.new_out(public.new);
END
$schemadiff$;

-- drop shell type public.new
-- needs --allow drops-object:public.new: drops shell type public.new
DROP TYPE IF EXISTS public.new;

-- create shell type public.gone  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'gone' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'p') THEN
    CREATE TYPE public.gone;
  END IF;
END
$schemadiff$;

-- create comment on shell type public.gone  (after.yaml:2)
COMMENT ON TYPE public.gone IS 'never came';

COMMIT;
