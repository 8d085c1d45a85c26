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
DO $$ BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock(1548630737, 255) THEN
    RAISE EXCEPTION 'another apply or script is running on this database';
  END IF;
END $$;

-- alter column public.c.a: not null  (after.yaml:3)
ALTER TABLE public.c
  ALTER COLUMN a SET NOT NULL;

-- alter column public.d.a: not null  (after.yaml:5)
ALTER TABLE public.d
  ALTER COLUMN a SET NOT NULL;

-- create table public.g  (after.yaml:11)
CREATE TABLE IF NOT EXISTS public.g (
) INHERITS (public.x);

-- alter column public.g.a: add not null  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.g') AND a.attname = 'a' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.g ADD CONSTRAINT g_a_not_null NOT NULL a NOT VALID;
  END IF;
END
$schemadiff$;

-- alter column public.t.a: not null  (after.yaml:2)
ALTER TABLE public.t
  ALTER COLUMN a DROP NOT NULL;

-- alter column public.c.a: not null name  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.c')) THEN
    LOCK TABLE ONLY public.c IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.c') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'needed' AND k.coninhcount = 0) THEN
    ALTER TABLE public.c RENAME CONSTRAINT t_a_not_null TO needed;
  END IF;
END
$schemadiff$;

-- alter column public.u.a: not null no inherit  (after.yaml:4)
ALTER TABLE public.u ALTER CONSTRAINT u_a_not_null NO INHERIT;

-- alter column public.d.a: not null name  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.d')) THEN
    LOCK TABLE ONLY public.d IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.d') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'd_a_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.d RENAME CONSTRAINT u_a_not_null TO d_a_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.v.a: not null  (after.yaml:6)
ALTER TABLE public.v
  ALTER COLUMN a DROP NOT NULL;

-- alter column public.e.a: not null, not null no inherit  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.e')) THEN
    LOCK TABLE ONLY public.e IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.e') AND a.attname = 'a' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.e ADD CONSTRAINT e_a_not_null NOT NULL a NO INHERIT;
  END IF;
END
$schemadiff$;

-- alter column public.w.a: not null  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.w')) THEN
    LOCK TABLE ONLY public.w IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.w') AND a.attname = 'a' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.w ADD CONSTRAINT w_a_not_null NOT NULL a;
  END IF;
END
$schemadiff$;

-- alter column public.y1.a: not null  (after.yaml:16)
ALTER TABLE public.y1
  ALTER COLUMN a SET NOT NULL;

-- alter column public.y.a: not null  (after.yaml:13)
ALTER TABLE public.y
  ALTER COLUMN a DROP NOT NULL;

-- alter column public.y1.a: not null name  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.y1')) THEN
    LOCK TABLE ONLY public.y1 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.y1') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'y1_a_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.y1 RENAME CONSTRAINT y_a_not_null TO y1_a_not_null;
  END IF;
END
$schemadiff$;

COMMIT;
