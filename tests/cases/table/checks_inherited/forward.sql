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

-- rename check public.p.moves to moved  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'moves' AND c.conparentid = 0
         AND c.contype = 'c')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'moved' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.p RENAME CONSTRAINT moves TO moved;
  END IF;
END
$schemadiff$;

-- drop check public.c.own  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.c')) THEN
    LOCK TABLE ONLY public.c IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.c') AND c.conname = 'own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a <> b))')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 16404, 0)).object_names, '.') IN ('public.c.own')) THEN
    ALTER TABLE public.c DROP CONSTRAINT IF EXISTS own;
  END IF;
END
$schemadiff$;

-- drop check public.p.both
-- needs --allow drops-object:public.p.both: drops check public.p.both
ALTER TABLE public.p DROP CONSTRAINT IF EXISTS "both";

-- drop check public.p.goes
-- needs --allow drops-object:public.p.goes: drops check public.p.goes
ALTER TABLE public.p DROP CONSTRAINT IF EXISTS goes;

-- drop check public.p.changes  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'changes'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((b > 0))')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 16393, 0)).object_names, '.') IN ('public.p.changes')) THEN
    ALTER TABLE public.p DROP CONSTRAINT IF EXISTS changes;
  END IF;
END
$schemadiff$;

-- drop check public.p.alone  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'alone'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a <> 7)) NO INHERIT')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 16396, 0)).object_names, '.') IN ('public.p.alone')) THEN
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
    ALTER TABLE public.c ADD CONSTRAINT own CHECK (a <> b) NO INHERIT;
  END IF;
END
$schemadiff$;

-- create check public.c.goes  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.c') AND c.conname = 'goes' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.c ADD CONSTRAINT goes CHECK (a < 100);
  END IF;
END
$schemadiff$;

-- re-create check public.p.changes  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'changes' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.p ADD CONSTRAINT changes CHECK (b > 1);
  END IF;
END
$schemadiff$;

-- re-create check public.p.alone  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'alone' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.p ADD CONSTRAINT alone CHECK (a <> 9);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.late: inherits  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.late')) THEN
    LOCK TABLE ONLY public.late IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.late') AND inhparent = pg_catalog.to_regclass('public.p')) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.late ADD CONSTRAINT moved CHECK (a > 0);
    ALTER TABLE public.late ADD CONSTRAINT changes CHECK (b > 1);
    ALTER TABLE public.late ADD CONSTRAINT alone CHECK (a <> 9);
    ALTER TABLE public.late INHERIT public.p;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

COMMIT;
