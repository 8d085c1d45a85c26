-- before to after: 11 statements for PostgreSQL 18
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

-- drop default of column public.m.n  (after.yaml:5)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m')) THEN
    LOCK TABLE ONLY public.m IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'n' AND a.atthasdef)
       AND (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['ok', 'sad', 'gone'] THEN
    ALTER TABLE public.m
      ALTER COLUMN n DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop default of column public.p.a  (after.yaml:9)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'a' AND a.atthasdef)
       AND (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['ok', 'sad', 'gone'] THEN
    ALTER TABLE public.p
      ALTER COLUMN a DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- alter enum public.mood: labels  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['ok', 'sad', 'gone'] THEN
    ALTER TYPE public.mood RENAME TO schemadiff_mood;
    CREATE TYPE public.mood AS ENUM ('ok', 'sad');
  END IF;
END
$schemadiff$;

-- alter column public.m.n: convert  (after.yaml:5)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'n' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood') THEN
    ALTER TABLE public.m
      ALTER COLUMN n DROP DEFAULT, ALTER COLUMN n TYPE public.mood USING n::text::public.mood;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create default of column public.m.n  (after.yaml:5)
-- because of enum public.mood
ALTER TABLE public.m
  ALTER COLUMN n SET DEFAULT 'ok';

-- drop default of column public.m_1.n
ALTER TABLE public.m_1
  ALTER COLUMN n DROP DEFAULT;

-- alter default of column public.m_0.n: expression  (after.yaml:7)
-- because of enum public.mood
ALTER TABLE public.m_0
  ALTER COLUMN n SET DEFAULT 'sad';
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.p.a: convert  (after.yaml:9)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood') THEN
    ALTER TABLE public.p
      ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE public.mood USING a::text::public.mood;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create default of column public.p.a  (after.yaml:9)
-- because of enum public.mood
ALTER TABLE public.p
  ALTER COLUMN a SET DEFAULT 'ok';

-- drop default of column public.heir.a
ALTER TABLE public.heir
  ALTER COLUMN a DROP DEFAULT;

-- drop enum public.schemadiff_mood
DROP TYPE IF EXISTS public.schemadiff_mood;

COMMIT;
