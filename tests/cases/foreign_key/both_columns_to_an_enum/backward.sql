-- before to after: 4 statements for PostgreSQL 18
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

-- drop foreign key public.pets.pets_mood_fkey  (after.yaml:4)
-- because of column public.moods.mood, column public.pets.mood
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.pets')) THEN
    LOCK TABLE ONLY public.pets IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.pets') AND c.conname = 'pets_mood_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.moods') AND a.attname = 'mood' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.mood')
         OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.pets') AND a.attname = 'mood' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.mood')) THEN
    ALTER TABLE public.pets DROP CONSTRAINT IF EXISTS pets_mood_fkey;
  END IF;
END
$schemadiff$;

-- alter column public.moods.mood: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.moods')) THEN
    LOCK TABLE ONLY public.moods IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.moods') AND a.attname = 'mood' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('public.mood', 'text')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.moods.mood was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.moods') AND a.attname = 'mood' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.mood') THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.moods
      ALTER COLUMN mood TYPE text USING lower(mood::text)::text;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter column public.pets.mood: type  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.pets') AND a.attname = 'mood' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('public.mood', 'text')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.pets.mood was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.pets') AND a.attname = 'mood' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.mood') THEN
    ALTER TABLE public.pets
      ALTER COLUMN mood TYPE text;
  END IF;
END
$schemadiff$;

-- re-create foreign key public.pets.pets_mood_fkey  (after.yaml:4)
-- because of column public.moods.mood, column public.pets.mood
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.pets') AND c.conname = 'pets_mood_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.pets ADD CONSTRAINT pets_mood_fkey FOREIGN KEY (mood) REFERENCES public.moods(mood);
  END IF;
END
$schemadiff$;

COMMIT;
