-- before to after: 9 statements for PostgreSQL 18
-- warning: after.yaml:13:7: column public.t.paired is created and column public.t.more is dropped, and their types are equal
--     if this is a rename, write `renamed_from: more`
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

-- drop domain check public.positive.positive_check
-- needs --allow drops-object:public.positive.positive_check: drops domain check public.positive.positive_check
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.positive') AND c.conname = 'positive_check' AND c.contype = 'c')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.positive') AND c.conname = 'positive_check' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '(VALUE > 0)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain check public.positive.positive_check was changed by another session since the plan was made; plan again';
  END IF;
  ALTER DOMAIN public.positive DROP CONSTRAINT IF EXISTS positive_check;
END
$schemadiff$;

-- drop column public.t.more
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'more' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'more' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'more' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.pair' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.more was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t
    DROP COLUMN IF EXISTS more;
END
$schemadiff$;

-- drop table public.v
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.v')) THEN
    LOCK TABLE ONLY public.v IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.v) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.v has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.v') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('rows', 'words')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.v was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.v;
END
$schemadiff$;

-- alter domain public.positive: not null  (after.yaml:2)
ALTER DOMAIN public.positive DROP NOT NULL;

-- alter domain public.short: not null  (after.yaml:3)
ALTER DOMAIN public.short SET NOT NULL;
SET LOCAL search_path = public, pg_temp;

-- create domain check public.short.short_check  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.short') AND c.conname = 'short_check' AND c.contype = 'c') THEN
    ALTER DOMAIN public.short ADD CONSTRAINT short_check CHECK (length(VALUE) < 9);
  END IF;
END
$schemadiff$;

-- create attribute public.kept.one  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.kept') AND a.attname = 'one' AND NOT a.attisdropped) THEN
    ALTER TYPE public.kept ADD ATTRIBUTE one public.positive;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.t.listed: type  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'listed' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer[]', 'public.positive[]')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.listed was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'listed' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer[]') THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.t
      ALTER COLUMN listed TYPE public.positive[] USING listed::public.positive[];
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- create column public.t.paired; create column public.t.words  (after.yaml:13)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS paired public.pair,
  ADD COLUMN IF NOT EXISTS words public.short[];

COMMIT;
