-- before to after: 8 statements for PostgreSQL 18
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

-- drop column public.a.wide
-- needs --allow deletes-data:public.a.wide: drops column public.a.wide and what it holds
ALTER TABLE public.a
  DROP COLUMN IF EXISTS wide;

-- drop column public.b.m2; drop column public.b.wide; drop default of column public.b.shared
-- needs --allow deletes-data:public.b.m2: drops column public.b.m2 and what it holds
-- needs --allow deletes-data:public.b.wide: drops column public.b.wide and what it holds
ALTER TABLE public.b
  DROP COLUMN IF EXISTS m2,
  DROP COLUMN IF EXISTS wide,
  ALTER COLUMN shared DROP DEFAULT;

-- drop column public.top.x2; drop column public.top.z
-- needs --allow deletes-data:public.top.x2: drops column public.top.x2 and what it holds
-- needs --allow deletes-data:public.top.z: drops column public.top.z and what it holds
ALTER TABLE public.top
  DROP COLUMN IF EXISTS x2,
  DROP COLUMN IF EXISTS z;

-- alter column public.a.id: not null; create column public.a.shared  (after.yaml:2)
ALTER TABLE public.a
  ALTER COLUMN id DROP NOT NULL,
  ADD COLUMN IF NOT EXISTS shared text;

-- create column public.b.m  (after.yaml:3)
ALTER TABLE public.b
  ADD COLUMN IF NOT EXISTS m integer;
SET LOCAL search_path = public, pg_temp;

-- create column public.top.x; create column public.top.y  (after.yaml:6)
ALTER TABLE public.top
  ADD COLUMN IF NOT EXISTS x integer,
  ADD COLUMN IF NOT EXISTS y integer DEFAULT 1;

-- alter default of column public.right.y: expression  (after.yaml:8)
ALTER TABLE public."right"
  ALTER COLUMN y SET DEFAULT 2;

-- alter default of column public.diamond.y: expression  (after.yaml:9)
ALTER TABLE public.diamond
  ALTER COLUMN y SET DEFAULT 3;

COMMIT;
