-- before to after: 12 statements for PostgreSQL 18
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

-- drop domain not null comment of domain public.score
DO $held$
DECLARE
  held text := (SELECT k.conname FROM pg_catalog.pg_constraint k WHERE k.contype = 'n' AND k.contypid = pg_catalog.to_regtype('public.score'));
BEGIN
  IF held IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON DOMAIN %s IS %L', held, 'public.score', NULL);
  END IF;
END
$held$;

-- drop not null comment of column public.visit.day
DO $held$
DECLARE
  held text := (SELECT k.conname FROM pg_catalog.pg_constraint k WHERE k.contype = 'n' AND k.conrelid = pg_catalog.to_regclass('public.visit') AND k.conkey = ARRAY(SELECT a.attnum FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'day'));
BEGIN
  IF held IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', held, 'public.visit', NULL);
  END IF;
END
$held$;

-- drop not null comment of column public.visit.seen
DO $held$
DECLARE
  held text := (SELECT k.conname FROM pg_catalog.pg_constraint k WHERE k.contype = 'n' AND k.conrelid = pg_catalog.to_regclass('public.visit') AND k.conkey = ARRAY(SELECT a.attnum FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'seen'));
BEGIN
  IF held IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', held, 'public.visit', NULL);
  END IF;
END
$held$;

-- alter domain public.plain: not null  (after.yaml:1)
ALTER DOMAIN public.plain SET NOT NULL;

-- create domain not null comment of domain public.plain  (after.yaml:1)
DO $held$
DECLARE
  held text := (SELECT k.conname FROM pg_catalog.pg_constraint k WHERE k.contype = 'n' AND k.contypid = pg_catalog.to_regtype('public.plain'));
BEGIN
  IF held IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON DOMAIN %s IS %L', held, 'public.plain', 'since then');
  END IF;
END
$held$;

-- alter domain public.score: not null name  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c WHERE c.contypid = pg_catalog.to_regtype('public.score') AND c.conname = 'score_not_null') THEN
    ALTER DOMAIN public.score RENAME CONSTRAINT score_not_null TO counted;
  END IF;
END
$schemadiff$;

-- create table public.later  (after.yaml:12)
CREATE TABLE IF NOT EXISTS public.later (
  at date NOT NULL
);

-- create not null comment of column public.later.at  (after.yaml:12)
DO $held$
DECLARE
  held text := (SELECT k.conname FROM pg_catalog.pg_constraint k WHERE k.contype = 'n' AND k.conrelid = pg_catalog.to_regclass('public.later') AND k.conkey = ARRAY(SELECT a.attnum FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'at'));
BEGIN
  IF held IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', held, 'public.later', 'new');
  END IF;
END
$held$;

-- alter column public.visit.seen: not null  (after.yaml:8)
ALTER TABLE public.visit
  ALTER COLUMN seen DROP NOT NULL;

-- create not null comment of column public.visit.place  (after.yaml:7)
DO $held$
DECLARE
  held text := (SELECT k.conname FROM pg_catalog.pg_constraint k WHERE k.contype = 'n' AND k.conrelid = pg_catalog.to_regclass('public.visit') AND k.conkey = ARRAY(SELECT a.attnum FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'place'));
BEGIN
  IF held IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', held, 'public.visit', 'it''s 100 % sure');
  END IF;
END
$held$;

-- create not null comment of column public.visit_home.place  (after.yaml:11)
DO $held$
DECLARE
  held text := (SELECT k.conname FROM pg_catalog.pg_constraint k WHERE k.contype = 'n' AND k.conrelid = pg_catalog.to_regclass('public.visit_home') AND k.conkey = ARRAY(SELECT a.attnum FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'place'));
BEGIN
  IF held IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', held, 'public.visit_home', 'here');
  END IF;
END
$held$;

-- alter column public.ward.bed: not null not valid  (after.yaml:3)
ALTER TABLE public.ward VALIDATE CONSTRAINT ward_bed_not_null;

COMMIT;
