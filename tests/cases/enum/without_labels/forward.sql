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

-- outside of a transaction
DO $$ BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock(1548630737, 255) THEN
    RAISE EXCEPTION 'another apply or script is running on this database';
  END IF;
END $$;
-- alter enum public.filled: labels  (after.yaml:1)
ALTER TYPE public.filled ADD VALUE IF NOT EXISTS 'b';
ALTER TYPE public.filled ADD VALUE IF NOT EXISTS 'c' AFTER 'b';

BEGIN;
DO $$ BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock(1548630737, 255) THEN
    RAISE EXCEPTION 'another apply or script is running on this database';
  END IF;
END $$;

-- drop enum public.goes
-- needs --allow drops-object:public.goes: drops enum public.goes
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'goes' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'e')
       AND NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid WHERE t.typname = 'goes' AND t.typnamespace = pg_catalog.to_regnamespace('public'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'enum public.goes was changed by another session since the plan was made; plan again';
  END IF;
  DROP TYPE IF EXISTS public.goes;
END
$schemadiff$;

COMMIT;
