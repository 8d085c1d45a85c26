-- before to after: 14 statements for PostgreSQL 18
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

-- drop check public.c.own  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.c') AND c.conname = 'own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a <> b)) NO INHERIT') THEN
    ALTER TABLE public.c DROP CONSTRAINT IF EXISTS own;
  END IF;
END
$schemadiff$;

-- alter table public.late: inherits  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.late') AND inhparent = pg_catalog.to_regclass('public.p')) THEN
    ALTER TABLE public.late NO INHERIT public.p;
  END IF;
END
$schemadiff$;

-- drop check public.late.alone
ALTER TABLE public.late DROP CONSTRAINT IF EXISTS alone;

-- drop check public.late.changes
ALTER TABLE public.late DROP CONSTRAINT IF EXISTS changes;

-- drop check public.late.moved
ALTER TABLE public.late DROP CONSTRAINT IF EXISTS moved;

-- drop check public.p.moved
ALTER TABLE public.p DROP CONSTRAINT IF EXISTS moved;

-- drop check public.p.changes  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'changes'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((b > 1))') THEN
    ALTER TABLE public.p DROP CONSTRAINT IF EXISTS changes;
  END IF;
END
$schemadiff$;

-- drop check public.p.alone  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'alone'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a <> 9))') THEN
    ALTER TABLE public.p DROP CONSTRAINT IF EXISTS alone;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create check public.c.own  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.c') AND c.conname = 'own' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.c ADD CONSTRAINT own CHECK (a <> b);
  END IF;
END
$schemadiff$;

-- create check public.p.moves  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'moves' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.p ADD CONSTRAINT moves CHECK (a > 0);
  END IF;
END
$schemadiff$;

-- re-create check public.p.changes  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'changes' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.p ADD CONSTRAINT changes CHECK (b > 0);
  END IF;
END
$schemadiff$;

-- create check public.p.goes  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'goes' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.p ADD CONSTRAINT goes CHECK (a < 100);
  END IF;
END
$schemadiff$;

-- create check public.p.both  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'both' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.p ADD CONSTRAINT "both" CHECK (b < 100);
  END IF;
END
$schemadiff$;

-- re-create check public.p.alone  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'alone' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.p ADD CONSTRAINT alone CHECK (a <> 7) NO INHERIT;
  END IF;
END
$schemadiff$;

COMMIT;
