-- before to after: 7 statements for PostgreSQL 18
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

-- drop policy public.docs.changes
-- needs --allow drops-object:public.docs.changes: drops policy public.docs.changes
DROP POLICY IF EXISTS changes ON public.docs;

-- drop policy public.docs.deletes
-- needs --allow drops-object:public.docs.deletes: drops policy public.docs.deletes
DROP POLICY IF EXISTS deletes ON public.docs;

-- drop policy public.docs.everything
-- needs --allow drops-object:public.docs.everything: drops policy public.docs.everything
DROP POLICY IF EXISTS everything ON public.docs;

-- drop policy public.docs.reads
-- needs --allow drops-object:public.docs.reads: drops policy public.docs.reads
DROP POLICY IF EXISTS reads ON public.docs;

-- drop policy public.docs.writes
-- needs --allow drops-object:public.docs.writes: drops policy public.docs.writes
DROP POLICY IF EXISTS writes ON public.docs;

-- drop row security of table public.docs
-- needs --allow drops-object:table.public.docs: drops row security of table public.docs
ALTER TABLE public.docs DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;

-- drop row security of table public.teams
-- needs --allow drops-object:table.public.teams: drops row security of table public.teams
ALTER TABLE public.teams NO FORCE ROW LEVEL SECURITY;

COMMIT;
