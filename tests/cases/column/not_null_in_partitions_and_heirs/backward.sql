-- before to after: 7 statements for PostgreSQL 18
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

-- drop column public.grown.drawn
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.grown')) THEN
    LOCK TABLE ONLY public.grown IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.grown') AND a.attname = 'drawn' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.grown) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.grown has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.grown') AND a.attname = 'drawn' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.grown') AND a.attname = 'drawn' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'uuid' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.grown.drawn was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.grown
    DROP COLUMN IF EXISTS drawn;
END
$schemadiff$;

-- drop column public.p.id; drop column public.p.drawn
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'id' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.p) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.p has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'id' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.p.id was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'drawn' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.p) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.p has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'drawn' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'drawn' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'uuid' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.p.drawn was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.p
    DROP COLUMN IF EXISTS id,
    DROP COLUMN IF EXISTS drawn;
END
$schemadiff$;

-- drop primary key public.p.p_pkey
-- needs --allow drops-object:public.p.p_pkey: drops primary key public.p.p_pkey
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'p_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'p_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (k, a)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'p_pkey'
         AND i.reloptions IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.p.p_pkey was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.p DROP CONSTRAINT IF EXISTS p_pkey;
END
$schemadiff$;

-- alter column public.h.k: not null; alter column public.h.a: not null  (after.yaml:12)
ALTER TABLE public.h
  ALTER COLUMN k DROP NOT NULL,
  ALTER COLUMN a DROP NOT NULL;

-- alter column public.heir.b: not null; alter column public.heir.own: not null  (after.yaml:13)
ALTER TABLE public.heir
  ALTER COLUMN b DROP NOT NULL,
  ALTER COLUMN own DROP NOT NULL;

-- alter column public.p.k: not null; alter column public.p.a: not null  (after.yaml:4)
ALTER TABLE public.p
  ALTER COLUMN k DROP NOT NULL,
  ALTER COLUMN a DROP NOT NULL;

-- alter column public.p_2a.b: not null  (after.yaml:11)
ALTER TABLE public.p_2a
  ALTER COLUMN b DROP NOT NULL;

COMMIT;
