-- before to after: 5 statements for PostgreSQL 18
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

-- drop check public.heir.k  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.heir')) THEN
    LOCK TABLE ONLY public.heir IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.heir') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 0)) NOT ENFORCED') THEN
    ALTER TABLE public.heir DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.part.k  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.part')) THEN
    LOCK TABLE ONLY public.part IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.part') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 0)) NOT ENFORCED') THEN
    ALTER TABLE public.part DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create check public.divided.k  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.divided')) THEN
    LOCK TABLE ONLY public.divided IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.divided') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.divided ADD CONSTRAINT k CHECK (a > 0);
  END IF;
END
$schemadiff$;

-- create check public.over.k  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.over')) THEN
    LOCK TABLE ONLY public.over IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.over') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.over ADD CONSTRAINT k CHECK (a > 0);
  END IF;
END
$schemadiff$;

-- create check public.unenforced.k  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.unenforced')) THEN
    LOCK TABLE ONLY public.unenforced IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.unenforced') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.unenforced ADD CONSTRAINT k CHECK (a > 0) NOT ENFORCED;
  END IF;
END
$schemadiff$;

COMMIT;
