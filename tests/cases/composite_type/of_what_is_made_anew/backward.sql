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

-- drop function public.f(public.person)  (after.yaml:7)
-- because of composite_type public.person, enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.f(public.person)') AND prokind IN ('f', 'w'))
       AND ((SELECT array_agg(pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod) ORDER BY a.attname) FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.person') AND a.attnum > 0 AND NOT a.attisdropped) = ARRAY['mood public.schemadiff_mood', 'name text']::text[]
         OR (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['happy', 'ok']) THEN
    DROP FUNCTION IF EXISTS public.f(public.person);
  END IF;
END
$schemadiff$;

-- alter enum public.mood: labels  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['happy', 'ok'] THEN
    ALTER TYPE public.mood RENAME TO schemadiff_mood;
    CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy');
  END IF;
END
$schemadiff$;

-- alter composite type public.person: anew  (after.yaml:3)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF (SELECT array_agg(pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod) ORDER BY a.attname) FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.person') AND a.attnum > 0 AND NOT a.attisdropped) = ARRAY['mood public.schemadiff_mood', 'name text']::text[] THEN
    ALTER TYPE public.person RENAME TO schemadiff_person;
    CREATE TYPE public.person AS (
      name text,
      mood public.mood
    );
  END IF;
END
$schemadiff$;

-- alter composite type public.pair: anew  (after.yaml:4)
-- because of composite_type public.person
DO $schemadiff$
BEGIN
  IF (SELECT array_agg(pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod) ORDER BY a.attname) FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.pair') AND a.attnum > 0 AND NOT a.attisdropped) = ARRAY['one public.schemadiff_person', 'two public.schemadiff_person']::text[] THEN
    ALTER TYPE public.pair RENAME TO schemadiff_pair;
    CREATE TYPE public.pair AS (
      one public.person,
      two public.person
    );
  END IF;
END
$schemadiff$;

-- re-create comment on composite type public.person  (after.yaml:3)
COMMENT ON TYPE public.person IS 'who';

-- re-create comment on attribute public.person.name  (after.yaml:3)
-- because of composite_type public.person
COMMENT ON COLUMN public.person.name IS 'theirs';

-- alter column public.t.p: convert; alter column public.t.q: convert; alter column public.t.r: convert  (after.yaml:5)
-- because of composite_type public.person, composite_type public.pair
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'p' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_person')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'q' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_pair')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'r' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_person[]') THEN
    ALTER TABLE public.t
      ALTER COLUMN p TYPE public.person USING p::text::public.person,
      ALTER COLUMN q TYPE public.pair USING q::text::public.pair,
      ALTER COLUMN r TYPE public.person[] USING r::text[]::public.person[];
  END IF;
END
$schemadiff$;

-- drop composite type public.schemadiff_pair
DROP TYPE IF EXISTS public.schemadiff_pair;

-- drop composite type public.schemadiff_person
DROP TYPE IF EXISTS public.schemadiff_person;

-- drop enum public.schemadiff_mood
DROP TYPE IF EXISTS public.schemadiff_mood;
SET LOCAL search_path = public, pg_temp;

-- re-create function public.f(public.person)  (after.yaml:7)
-- because of composite_type public.person, enum public.mood
CREATE OR REPLACE FUNCTION public.f(p public.person)
RETURNS public.mood
LANGUAGE sql
RETURN (p).mood;

COMMIT;
