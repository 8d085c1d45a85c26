-- before to after: 19 statements for PostgreSQL 18
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

-- drop column public.f.g  (after.yaml:15)
-- because of column public.f.a, enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.f') AND a.attname = 'g' AND NOT a.attisdropped)
       AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.f') AND a.attname = 'a' AND NOT a.attisdropped
         AND (a.attcollation IS DISTINCT FROM (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)
           OR pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood'))
         OR (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'fine', 'glad']) THEN
    ALTER FOREIGN TABLE public.f
      DROP COLUMN IF EXISTS g;
  END IF;
END
$schemadiff$;

-- drop default of column public.f.a  (after.yaml:10)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.f') AND a.attname = 'a' AND a.atthasdef)
       AND (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'fine', 'glad'] THEN
    ALTER FOREIGN TABLE public.f
      ALTER COLUMN a DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop default of column public.f.c  (after.yaml:12)
-- because of domain public.amount
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.f') AND a.attname = 'c' AND a.atthasdef)
       AND EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'amount' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'integer' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    ALTER FOREIGN TABLE public.f
      ALTER COLUMN c DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop check public.f.f_a  (after.yaml:16)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.f') AND c.conname = 'f_a' AND c.conparentid = 0
         AND c.contype = 'c')
       AND (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'fine', 'glad'] THEN
    ALTER TABLE public.f DROP CONSTRAINT IF EXISTS f_a;
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:17)
-- because of column public.f.a, enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.f') AND a.attname = 'a' AND NOT a.attisdropped
         AND (a.attcollation IS DISTINCT FROM (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)
           OR pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood'))
         OR (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'fine', 'glad']) THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- alter enum public.mood: labels  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'fine', 'glad'] THEN
    ALTER TYPE public.mood RENAME TO schemadiff_mood;
    CREATE TYPE public.mood AS ENUM ('fine', 'sad');
  END IF;
END
$schemadiff$;

-- alter domain public.amount: type  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'amount' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'integer' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    ALTER DOMAIN public.amount RENAME TO schemadiff_amount;
    CREATE DOMAIN public.amount AS numeric;
  END IF;
END
$schemadiff$;

-- alter domain public.moods: anew  (after.yaml:4)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'moods' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.schemadiff_mood[]' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    ALTER DOMAIN public.moods RENAME TO schemadiff_moods;
    CREATE DOMAIN public.moods AS public.mood[];
  END IF;
END
$schemadiff$;

-- alter composite type public.place: anew  (after.yaml:5)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF (SELECT array_agg(pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod) ORDER BY a.attname) FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.place') AND a.attnum > 0 AND NOT a.attisdropped) = ARRAY['mood public.schemadiff_mood', 'town text']::text[] THEN
    ALTER TYPE public.place RENAME TO schemadiff_place;
    CREATE TYPE public.place AS (
      town text,
      mood public.mood
    );
  END IF;
END
$schemadiff$;

-- alter column public.f.a: convert; alter column public.f.b: convert; alter column public.f.c: convert; alter column public.f.d: convert; alter column public.f.e: convert  (after.yaml:10)
-- because of enum public.mood, domain public.amount, composite_type public.place, domain public.moods
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.f') AND a.attname = 'a' AND NOT a.attisdropped
         AND (a.attcollation IS DISTINCT FROM (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)
           OR pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood'))
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.f') AND a.attname = 'b' AND NOT a.attisdropped
         AND (a.attcollation IS DISTINCT FROM (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)
           OR pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood[]'))
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.f') AND a.attname = 'c' AND NOT a.attisdropped
         AND (a.attcollation IS DISTINCT FROM (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)
           OR pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_amount'))
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.f') AND a.attname = 'd' AND NOT a.attisdropped
         AND (a.attcollation IS DISTINCT FROM (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)
           OR pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_place'))
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.f') AND a.attname = 'e' AND NOT a.attisdropped
         AND (a.attcollation IS DISTINCT FROM (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)
           OR pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_moods')) THEN
    ALTER FOREIGN TABLE public.f
      ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE public.mood,
      ALTER COLUMN b TYPE public.mood[],
      ALTER COLUMN c DROP DEFAULT, ALTER COLUMN c TYPE public.amount,
      ALTER COLUMN d TYPE public.place,
      ALTER COLUMN e TYPE public.moods;
  END IF;
END
$schemadiff$;

-- drop domain public.schemadiff_amount
DROP DOMAIN IF EXISTS public.schemadiff_amount;

-- drop domain public.schemadiff_moods
DROP DOMAIN IF EXISTS public.schemadiff_moods;

-- drop composite type public.schemadiff_place
DROP TYPE IF EXISTS public.schemadiff_place;

-- drop enum public.schemadiff_mood
DROP TYPE IF EXISTS public.schemadiff_mood;
SET LOCAL search_path = public, pg_temp;

-- re-create column public.f.g  (after.yaml:15)
-- because of column public.f.a, enum public.mood
ALTER FOREIGN TABLE public.f
  ADD COLUMN IF NOT EXISTS g boolean GENERATED ALWAYS AS (a = 'fine') STORED;

-- re-create default of column public.f.a  (after.yaml:10)
-- because of enum public.mood
ALTER FOREIGN TABLE public.f
  ALTER COLUMN a SET DEFAULT 'fine';

-- re-create default of column public.f.c  (after.yaml:12)
-- because of domain public.amount
ALTER FOREIGN TABLE public.f
  ALTER COLUMN c SET DEFAULT 1;

-- re-create check public.f.f_a  (after.yaml:16)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.f') AND c.conname = 'f_a' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.f ADD CONSTRAINT f_a CHECK (a <> 'sad');
  END IF;
END
$schemadiff$;

-- re-create view public.v  (after.yaml:17)
-- because of column public.f.a, enum public.mood
CREATE OR REPLACE VIEW public.v AS
SELECT a FROM public.f;

COMMIT;
