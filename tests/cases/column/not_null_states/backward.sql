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

-- drop table public.new
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.new')) THEN
    LOCK TABLE ONLY public.new IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'new' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.new) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.new has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.new') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('x', 'y')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.new was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.new;
END
$schemadiff$;

-- drop column public.t.added
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'added' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'added' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'added' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.added was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t
    DROP COLUMN IF EXISTS added;
END
$schemadiff$;

-- alter column public.p.b: not null no inherit  (after.yaml:12)
ALTER TABLE public.p ALTER CONSTRAINT p_b_not_null NO INHERIT;

-- alter column public.c.b: not null  (after.yaml:13)
ALTER TABLE public.c
  ALTER COLUMN b DROP NOT NULL;

-- alter column public.t.gets: not null, not null not valid; alter column public.t.gets_named: not null, not null name  (after.yaml:4)
ALTER TABLE public.t
  ALTER COLUMN gets DROP NOT NULL,
  ALTER COLUMN gets_named DROP NOT NULL;

-- alter column public.t.validated: not null not valid  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = pg_catalog.to_regclass('public.t') AND conname = 't_validated_not_null' AND convalidated) THEN
    ALTER TABLE public.t DROP CONSTRAINT t_validated_not_null;
    ALTER TABLE public.t ADD CONSTRAINT t_validated_not_null NOT NULL validated NOT VALID;
  END IF;
END
$schemadiff$;

-- alter column public.t.filled: not null not valid  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = pg_catalog.to_regclass('public.t') AND conname = 'f' AND convalidated) THEN
    ALTER TABLE public.t DROP CONSTRAINT f;
    ALTER TABLE public.t ADD CONSTRAINT f NOT NULL filled NOT VALID;
  END IF;
END
$schemadiff$;

-- alter column public.t.invalid: not null not valid  (after.yaml:8)
ALTER TABLE public.t VALIDATE CONSTRAINT inv;

-- alter column public.t.handed: not null no inherit  (after.yaml:9)
ALTER TABLE public.t ALTER CONSTRAINT t_handed_not_null NO INHERIT;

-- alter column public.t.kept: not null name  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.t') AND k.contype = 'n' AND a.attname = 'kept'
         AND k.conname <> 't_kept_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.t RENAME CONSTRAINT k TO t_kept_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.t.kept: not null no inherit  (after.yaml:10)
ALTER TABLE public.t ALTER CONSTRAINT t_kept_not_null INHERIT;

-- alter column public.t.loses: not null, not null name, not null not valid, not null no inherit  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'loses' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.t ADD CONSTRAINT l NOT NULL loses NO INHERIT NOT VALID;
  END IF;
END
$schemadiff$;

COMMIT;
