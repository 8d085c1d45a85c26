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

-- drop check public.t.c  (after.yaml:2)
-- because of enum public.feeling
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c' AND c.conparentid = 0
         AND c.contype = 'c')
       AND EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'feeling' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'e') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS c;
  END IF;
END
$schemadiff$;

-- create enum public.mood  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'mood' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'e') THEN
    CREATE TYPE public.mood AS ENUM ('sad', 'ok');
  END IF;
END
$schemadiff$;

-- alter column public.t.m: type  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'm' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('public.feeling', 'public.mood')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.m was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'm' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.feeling') THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.t
      ALTER COLUMN m DROP DEFAULT, ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter default of column public.t.m: expression  (after.yaml:2)
ALTER TABLE public.t
  ALTER COLUMN m SET DEFAULT 'sad';
SET LOCAL search_path = pg_catalog, pg_temp;

-- drop enum public.feeling
-- needs --allow drops-object:public.feeling: drops enum public.feeling
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'feeling' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'e')
       AND NOT ((SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'feeling' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'ok']) THEN
    RAISE EXCEPTION USING MESSAGE = 'enum public.feeling was changed by another session since the plan was made; plan again';
  END IF;
  DROP TYPE IF EXISTS public.feeling;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create check public.t.c  (after.yaml:2)
-- because of enum public.feeling
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT c CHECK (m > 'sad');
  END IF;
END
$schemadiff$;

COMMIT;
