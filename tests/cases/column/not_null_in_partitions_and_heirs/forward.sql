-- before to after: 8 statements for PostgreSQL 18
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
SET LOCAL search_path = public, pg_temp;

-- create column public.grown.drawn  (after.yaml:20)
ALTER TABLE public.grown
  ADD COLUMN IF NOT EXISTS drawn uuid NOT NULL DEFAULT gen_random_uuid();
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.h.a: backfill  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.h')) THEN
    LOCK TABLE ONLY public.h IN ROW EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.h') AND a.attname = 'a' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    SET LOCAL search_path = public, pg_temp;
    UPDATE public.h SET a = 7 WHERE a IS NULL;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.h.k: not null; alter column public.h.a: not null  (after.yaml:18)
ALTER TABLE public.h
  ALTER COLUMN k SET NOT NULL,
  ALTER COLUMN a SET NOT NULL;

-- alter column public.heir.b: not null; alter column public.heir.own: not null  (after.yaml:19)
ALTER TABLE public.heir
  ALTER COLUMN b SET NOT NULL,
  ALTER COLUMN own SET NOT NULL;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.p.a: backfill  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ROW EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'a' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    SET LOCAL search_path = public, pg_temp;
    UPDATE public.p SET a = 7 WHERE a IS NULL;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.p.k: not null; alter column public.p.a: not null; create column public.p.drawn; create column public.p.id  (after.yaml:5)
ALTER TABLE public.p
  ALTER COLUMN k SET NOT NULL,
  ALTER COLUMN a SET NOT NULL,
  ADD COLUMN IF NOT EXISTS drawn uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN IF NOT EXISTS id integer NOT NULL GENERATED ALWAYS AS IDENTITY;

-- create primary key public.p.p_pkey  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'p_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY (k, a);
  END IF;
END
$schemadiff$;

-- alter column public.p_2a.b: not null  (after.yaml:17)
ALTER TABLE public.p_2a
  ALTER COLUMN b SET NOT NULL;

COMMIT;
