-- before to after: 15 statements for PostgreSQL 18
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

-- create table public.new  (after.yaml:15)
CREATE TABLE IF NOT EXISTS public.new (
  x integer,
  y integer NOT NULL NO INHERIT
);

-- alter column public.new.x: add not null  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.new') AND a.attname = 'x' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.new ADD CONSTRAINT new_x_not_null NOT NULL x NOT VALID;
  END IF;
END
$schemadiff$;

-- alter column public.p.b: not null no inherit  (after.yaml:13)
ALTER TABLE public.p ALTER CONSTRAINT p_b_not_null INHERIT;

-- alter column public.c.b: not null  (after.yaml:14)
ALTER TABLE public.c
  ALTER COLUMN b SET NOT NULL;

-- alter column public.t.gets: not null, not null not valid  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'gets' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.t ADD CONSTRAINT t_gets_not_null NOT NULL gets NOT VALID;
  END IF;
END
$schemadiff$;

-- alter column public.t.gets_named: not null, not null name  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'gets_named' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.t ADD CONSTRAINT g NOT NULL gets_named;
  END IF;
END
$schemadiff$;

-- alter column public.t.validated: not null not valid  (after.yaml:6)
ALTER TABLE public.t VALIDATE CONSTRAINT t_validated_not_null;

-- alter column public.t.filled: backfill  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'filled' AND NOT a.attisdropped AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey[1] = a.attnum AND NOT k.convalidated)) THEN
    SET LOCAL search_path = public, pg_temp;
    UPDATE public.t SET filled = 1 WHERE filled IS NULL;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.t.filled: not null not valid  (after.yaml:7)
ALTER TABLE public.t VALIDATE CONSTRAINT f;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.t.invalid: not null not valid  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = pg_catalog.to_regclass('public.t') AND conname = 'inv' AND convalidated) THEN
    ALTER TABLE public.t DROP CONSTRAINT inv;
    ALTER TABLE public.t ADD CONSTRAINT inv NOT NULL invalid NOT VALID;
  END IF;
END
$schemadiff$;

-- alter column public.t.handed: not null no inherit  (after.yaml:9)
ALTER TABLE public.t ALTER CONSTRAINT t_handed_not_null INHERIT;

-- alter column public.t.kept: not null name  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.t') AND k.contype = 'n' AND a.attname = 'kept'
         AND k.conname <> 'k' AND k.coninhcount = 0) THEN
    ALTER TABLE public.t RENAME CONSTRAINT t_kept_not_null TO k;
  END IF;
END
$schemadiff$;

-- alter column public.t.kept: not null no inherit  (after.yaml:10)
ALTER TABLE public.t ALTER CONSTRAINT k NO INHERIT;

-- alter column public.t.loses: not null, not null name, not null not valid, not null no inherit; create column public.t.added  (after.yaml:11)
ALTER TABLE public.t
  ALTER COLUMN loses DROP NOT NULL,
  ADD COLUMN IF NOT EXISTS added integer;

-- alter column public.t.added: add not null  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'added' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.t ADD CONSTRAINT a NOT NULL added NOT VALID;
  END IF;
END
$schemadiff$;

COMMIT;
