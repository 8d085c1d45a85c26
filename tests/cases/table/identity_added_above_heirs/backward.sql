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

-- drop primary key public.parent.parent_pkey
ALTER TABLE public.parent DROP CONSTRAINT IF EXISTS parent_pkey;

-- drop column public.parent.id
-- needs --allow deletes-data:public.parent.id: drops column public.parent.id and what it holds
ALTER TABLE public.parent
  DROP COLUMN IF EXISTS id;

-- drop column public.parted.id
-- needs --allow deletes-data:public.parted.id: drops column public.parted.id and what it holds
ALTER TABLE public.parted
  DROP COLUMN IF EXISTS id;

-- drop column public.told.id
-- needs --allow deletes-data:public.told.id: drops column public.told.id and what it holds
ALTER TABLE public.told
  DROP COLUMN IF EXISTS id;

-- drop column public.with_far.id
-- needs --allow deletes-data:public.with_far.id: drops column public.with_far.id and what it holds
ALTER TABLE public.with_far
  DROP COLUMN IF EXISTS id;

COMMIT;
