-- before to after: 15 statements for PostgreSQL 18
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

-- drop default of column public.t.m  (after.yaml:4)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'm' AND a.atthasdef)
       AND (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['down', 'fine', 'happy', 'elated'] THEN
    ALTER TABLE public.t
      ALTER COLUMN m DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop default of column public.t.n  (after.yaml:4)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'n' AND a.atthasdef)
       AND (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['down', 'fine', 'happy', 'elated'] THEN
    ALTER TABLE public.t
      ALTER COLUMN n DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop check public.t.c  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((m <> ''down''::public.mood))') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS c;
  END IF;
END
$schemadiff$;

-- drop check public.t.d  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'd' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK (((m <> ''happy''::public.mood) OR (n IS NULL)))', 'CHECK (((m <> ''happy''::public.mood) OR (n IS NOT NULL)))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.t.d was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'd'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK (((m <> ''happy''::public.mood) OR (n IS NULL)))') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS d;
  END IF;
END
$schemadiff$;

-- drop index public.i  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'i'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 47) = 'USING btree (m) WHERE (m = ''fine''::public.mood)') THEN
    DROP INDEX IF EXISTS public.i;
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.v')), E' \n'), ';')) = '116ff30c8bc9991a9c1d90bbdb52f7f0' THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- alter enum public.mood: labels  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['down', 'fine', 'happy', 'elated'] THEN
    ALTER TYPE public.mood RENAME TO schemadiff_mood;
    CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy');
  END IF;
END
$schemadiff$;

-- alter column public.t.m: convert; alter column public.t.n: convert  (after.yaml:4)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'm' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'n' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood[]') THEN
    ALTER TABLE public.t
      ALTER COLUMN m DROP DEFAULT, ALTER COLUMN m TYPE public.mood USING m::text::public.mood,
      ALTER COLUMN n DROP DEFAULT, ALTER COLUMN n TYPE public.mood[] USING n::text[]::public.mood[];
  END IF;
END
$schemadiff$;

-- drop enum public.schemadiff_mood
DROP TYPE IF EXISTS public.schemadiff_mood;
SET LOCAL search_path = public, pg_temp;

-- re-create default of column public.t.m  (after.yaml:4)
-- because of enum public.mood
ALTER TABLE public.t
  ALTER COLUMN m SET DEFAULT 'ok';

-- re-create default of column public.t.n  (after.yaml:4)
-- because of enum public.mood
ALTER TABLE public.t
  ALTER COLUMN n SET DEFAULT ARRAY['ok', 'sad']::public.mood[];

-- re-create check public.t.c  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT c CHECK (m <> 'sad');
  END IF;
END
$schemadiff$;

-- re-create check public.t.d  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'd' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT d CHECK (m <> 'happy' OR n IS NOT NULL);
  END IF;
END
$schemadiff$;

-- re-create index public.i  (after.yaml:6)
CREATE INDEX IF NOT EXISTS i ON public.t USING btree (m) WHERE (m = 'ok'::public.mood);

-- re-create view public.v  (after.yaml:7)
CREATE OR REPLACE VIEW public.v AS
SELECT m FROM public.t WHERE m > 'sad';

COMMIT;
