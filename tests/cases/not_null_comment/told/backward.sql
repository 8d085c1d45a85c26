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

-- drop domain not null comment of domain public.plain
DO $held$
DECLARE
  held text := (SELECT k.conname FROM pg_catalog.pg_constraint k WHERE k.contype = 'n' AND k.contypid = pg_catalog.to_regtype('public.plain'));
BEGIN
  IF held IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON DOMAIN %s IS %L', held, 'public.plain', NULL);
  END IF;
END
$held$;

-- drop table public.later
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.later')) THEN
    LOCK TABLE ONLY public.later IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'later' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.later) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.later has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.later') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('at')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.later was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.later;
END
$schemadiff$;

-- drop not null comment of column public.visit.place
DO $held$
DECLARE
  held text := (SELECT k.conname FROM pg_catalog.pg_constraint k WHERE k.contype = 'n' AND k.conrelid = pg_catalog.to_regclass('public.visit') AND k.conkey = ARRAY(SELECT a.attnum FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'place'));
BEGIN
  IF held IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', held, 'public.visit', NULL);
  END IF;
END
$held$;

-- drop not null comment of column public.visit_home.place
DO $held$
DECLARE
  held text := (SELECT k.conname FROM pg_catalog.pg_constraint k WHERE k.contype = 'n' AND k.conrelid = pg_catalog.to_regclass('public.visit_home') AND k.conkey = ARRAY(SELECT a.attnum FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'place'));
BEGIN
  IF held IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', held, 'public.visit_home', NULL);
  END IF;
END
$held$;

-- alter domain public.plain: not null  (after.yaml:1)
ALTER DOMAIN public.plain DROP NOT NULL;

-- alter domain public.score: not null name  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c WHERE c.contypid = pg_catalog.to_regtype('public.score') AND c.conname = 'counted') THEN
    ALTER DOMAIN public.score RENAME CONSTRAINT counted TO score_not_null;
  END IF;
END
$schemadiff$;

-- create domain not null comment of domain public.score  (after.yaml:1)
DO $held$
DECLARE
  held text := (SELECT k.conname FROM pg_catalog.pg_constraint k WHERE k.contype = 'n' AND k.contypid = pg_catalog.to_regtype('public.score'));
BEGIN
  IF held IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON DOMAIN %s IS %L', held, 'public.score', 'always counted');
  END IF;
END
$held$;

-- alter column public.visit.seen: not null  (after.yaml:8)
ALTER TABLE public.visit
  ALTER COLUMN seen SET NOT NULL;

-- create not null comment of column public.visit.day  (after.yaml:6)
DO $held$
DECLARE
  held text := (SELECT k.conname FROM pg_catalog.pg_constraint k WHERE k.contype = 'n' AND k.conrelid = pg_catalog.to_regclass('public.visit') AND k.conkey = ARRAY(SELECT a.attnum FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'day'));
BEGIN
  IF held IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', held, 'public.visit', 'when');
  END IF;
END
$held$;

-- create not null comment of column public.visit.seen  (after.yaml:8)
DO $held$
DECLARE
  held text := (SELECT k.conname FROM pg_catalog.pg_constraint k WHERE k.contype = 'n' AND k.conrelid = pg_catalog.to_regclass('public.visit') AND k.conkey = ARRAY(SELECT a.attnum FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'seen'));
BEGIN
  IF held IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', held, 'public.visit', 'goes with its constraint');
  END IF;
END
$held$;

-- alter column public.ward.bed: not null not valid  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.ward')) THEN
    LOCK TABLE ONLY public.ward IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = pg_catalog.to_regclass('public.ward') AND conname = 'ward_bed_not_null' AND convalidated) THEN
    ALTER TABLE public.ward DROP CONSTRAINT ward_bed_not_null;
    ALTER TABLE public.ward ADD CONSTRAINT ward_bed_not_null NOT NULL bed NOT VALID;
    COMMENT ON CONSTRAINT ward_bed_not_null ON public.ward IS 'made anew with it';
  END IF;
END
$schemadiff$;

COMMIT;
