-- before to after: 9 statements for PostgreSQL 18
-- warning: after.yaml:13:7: column public.t.more is created and column public.t.paired is dropped, and their types are equal
--     if this is a rename, write `renamed_from: paired`
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

-- drop domain check public.short.short_check
-- needs --allow drops-object:public.short.short_check: drops domain check public.short.short_check
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.short') AND c.conname = 'short_check' AND c.contype = 'c')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.short') AND c.conname = 'short_check' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '(length(VALUE) < 9)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain check public.short.short_check was changed by another session since the plan was made; plan again';
  END IF;
  ALTER DOMAIN public.short DROP CONSTRAINT IF EXISTS short_check;
END
$schemadiff$;

-- drop attribute public.kept.one
-- needs --allow deletes-data:public.kept.one: drops attribute public.kept.one and its data
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.kept') AND a.attname = 'one' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.kept') AND a.attname = 'one' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.positive' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid))) THEN
    RAISE EXCEPTION USING MESSAGE = 'attribute public.kept.one was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.kept') AND a.attname = 'one' AND NOT a.attisdropped) THEN
    ALTER TYPE public.kept DROP ATTRIBUTE one;
  END IF;
END
$schemadiff$;

-- drop column public.t.paired; drop column public.t.words
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'paired' AND NOT a.attisdropped) THEN
    IF EXISTS (SELECT FROM public.t WHERE paired IS NOT NULL) THEN
      RAISE EXCEPTION USING MESSAGE = 'column public.t.paired has values, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'paired' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'paired' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.pair' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.paired was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'words' AND NOT a.attisdropped) THEN
    IF EXISTS (SELECT FROM public.t WHERE words IS NOT NULL) THEN
      RAISE EXCEPTION USING MESSAGE = 'column public.t.words has values, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'words' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'words' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.short[]' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.words was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t
    DROP COLUMN IF EXISTS paired,
    DROP COLUMN IF EXISTS words;
END
$schemadiff$;

-- alter domain public.short: not null  (after.yaml:3)
ALTER DOMAIN public.short DROP NOT NULL;

-- alter column public.t.listed: type  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'listed' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('public.positive[]', 'integer[]')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.listed was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'listed' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.positive[]') THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.t
      ALTER COLUMN listed TYPE integer[] USING listed::int[];
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter domain public.positive: not null  (after.yaml:2)
ALTER DOMAIN public.positive SET NOT NULL;
SET LOCAL search_path = public, pg_temp;

-- create domain check public.positive.positive_check  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.positive') AND c.conname = 'positive_check' AND c.contype = 'c') THEN
    ALTER DOMAIN public.positive ADD CONSTRAINT positive_check CHECK (VALUE > 0);
  END IF;
END
$schemadiff$;

-- create column public.t.more  (after.yaml:13)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS more public.pair;

-- create table public.v  (after.yaml:18)
CREATE TABLE IF NOT EXISTS public.v (
  rows public.t[],
  words public.short NOT NULL
);

COMMIT;
