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

-- create domain check public.word.short  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.word') AND c.conname = 'short' AND c.contype = 'c') THEN
    ALTER DOMAIN public.word ADD CONSTRAINT short CHECK (length(value) < 5);
  END IF;
END
$schemadiff$;

-- create unique public.parent.u  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parent')) THEN
    LOCK TABLE ONLY public.parent IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parent') AND c.conname = 'u' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.parent ADD CONSTRAINT u UNIQUE (a);
  END IF;
END
$schemadiff$;

-- create check public.parent.mine  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parent') AND c.conname = 'mine' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.parent ADD CONSTRAINT mine CHECK (b < 5) NO INHERIT;
  END IF;
END
$schemadiff$;

-- create foreign key public.parent.fk  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parent') AND c.conname = 'fk' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.parent ADD CONSTRAINT fk FOREIGN KEY (b) REFERENCES public.one(a);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.with_far.a: type  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.with_far')) THEN
    LOCK TABLE ONLY public.with_far IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.with_far') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'bigint')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.with_far.a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.with_far') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.with_far
      ALTER COLUMN a TYPE bigint;
  END IF;
END
$schemadiff$;

-- alter column public.with_far.n: backfill  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.with_far') AND a.attname = 'n' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    SET LOCAL search_path = public, pg_temp;
    UPDATE ONLY public.with_far SET n = 7 WHERE n IS NULL;
    UPDATE ONLY public.near SET n = 7 WHERE n IS NULL;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.with_far.a: not null; alter column public.with_far.n: not null  (after.yaml:13)
ALTER TABLE public.with_far
  ALTER COLUMN a SET NOT NULL,
  ALTER COLUMN n SET NOT NULL;

-- create check public.with_far.sane  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.with_far') AND c.conname = 'sane' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.with_far ADD CONSTRAINT sane CHECK (a > 0);
  END IF;
END
$schemadiff$;

COMMIT;
