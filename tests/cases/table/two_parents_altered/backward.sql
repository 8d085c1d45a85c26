-- before to after: 8 statements for PostgreSQL 18
-- warning: after.yaml:3:40: column public.b.m is created and column public.b.m2 is dropped, and their types are equal
--     if this is a rename, write `renamed_from: m2`
-- warning: after.yaml:4:3: column public.both.m is created and column public.both.m2 is dropped, and their types are equal
--     if this is a rename, write `renamed_from: m2`
-- warning: after.yaml:5:3: column public.deep.m is created and column public.deep.m2 is dropped, and their types are equal
--     if this is a rename, write `renamed_from: m2`
-- warning: after.yaml:6:19: column public.top.x is created and column public.top.z is dropped, and their types are equal
--     if this is a rename, write `renamed_from: z`
-- warning: after.yaml:7:3: column public.left.x is created and column public.left.z is dropped, and their types are equal
--     if this is a rename, write `renamed_from: z`
-- warning: after.yaml:8:36: column public.right.y is created and column public.right.z is dropped, and their types are equal
--     if this is a rename, write `renamed_from: z`
-- warning: after.yaml:9:48: column public.diamond.y is created and column public.diamond.z is dropped, and their types are equal
--     if this is a rename, write `renamed_from: z`
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

-- drop column public.a.wide
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a')) THEN
    LOCK TABLE ONLY public.a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.a') AND a.attname = 'wide' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.a) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.a has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.a') AND a.attname = 'wide' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.a') AND a.attname = 'wide' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.a.wide was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.a
    DROP COLUMN IF EXISTS wide;
END
$schemadiff$;

-- drop column public.b.m2; drop column public.b.wide; drop default of column public.b.shared
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.b')) THEN
    LOCK TABLE ONLY public.b IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'm2' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.b) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.b has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'm2' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'm2' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.b.m2 was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'wide' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.b) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.b has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'wide' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'wide' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.b.wide was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.b
    DROP COLUMN IF EXISTS m2,
    DROP COLUMN IF EXISTS wide,
    ALTER COLUMN shared DROP DEFAULT;
END
$schemadiff$;

-- drop column public.top.x2; drop column public.top.z
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.top')) THEN
    LOCK TABLE ONLY public.top IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.top') AND a.attname = 'x2' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.top) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.top has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.top') AND a.attname = 'x2' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.top') AND a.attname = 'x2' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.top.x2 was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.top') AND a.attname = 'z' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.top) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.top has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.top') AND a.attname = 'z' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.top') AND a.attname = 'z' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.top.z was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.top
    DROP COLUMN IF EXISTS x2,
    DROP COLUMN IF EXISTS z;
END
$schemadiff$;

-- alter column public.a.id: not null; create column public.a.shared  (after.yaml:2)
ALTER TABLE public.a
  ALTER COLUMN id DROP NOT NULL,
  ADD COLUMN IF NOT EXISTS shared text;

-- create column public.b.m  (after.yaml:3)
ALTER TABLE public.b
  ADD COLUMN IF NOT EXISTS m integer;
SET LOCAL search_path = public, pg_temp;

-- create column public.top.x; create column public.top.y  (after.yaml:6)
ALTER TABLE public.top
  ADD COLUMN IF NOT EXISTS x integer,
  ADD COLUMN IF NOT EXISTS y integer DEFAULT 1;

-- alter default of column public.right.y: expression  (after.yaml:8)
ALTER TABLE public."right"
  ALTER COLUMN y SET DEFAULT 2;

-- alter default of column public.diamond.y: expression  (after.yaml:9)
ALTER TABLE public.diamond
  ALTER COLUMN y SET DEFAULT 3;

COMMIT;
