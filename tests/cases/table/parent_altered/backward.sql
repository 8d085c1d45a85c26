-- before to after: 8 statements for PostgreSQL 18
-- warning: after.yaml:3:113: column public.p.old is created and column public.p.new is dropped, and their types are equal
--     if this is a rename, write `renamed_from: new`
-- warning: after.yaml:5:3: column public.c1.old is created and column public.c1.new is dropped, and their types are equal
--     if this is a rename, write `renamed_from: new`
-- warning: after.yaml:6:3: column public.c2.old is created and column public.c2.new is dropped, and their types are equal
--     if this is a rename, write `renamed_from: new`
-- warning: after.yaml:7:3: column public.d.old is created and column public.d.new is dropped, and their types are equal
--     if this is a rename, write `renamed_from: new`
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

-- drop column public.p.new; drop column public.p.added
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'new' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.p) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.p has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'new' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'new' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.p.new was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'added' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.p) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.p has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'added' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'added' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'date' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.p.added was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.p
    DROP COLUMN IF EXISTS new,
    DROP COLUMN IF EXISTS added;
END
$schemadiff$;

-- drop check public.p.id_positive
-- needs --allow drops-object:public.p.id_positive: drops check public.p.id_positive
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'id_positive' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((id > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.p.id_positive was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.p DROP CONSTRAINT IF EXISTS id_positive;
END
$schemadiff$;

-- drop view public.v  (after.yaml:9)
-- because of column public.d.a
DROP VIEW IF EXISTS public.v;

-- alter column public.p.a: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.p.a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.p
      ALTER COLUMN a TYPE integer;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.p.id: not null; create column public.p.gone; create column public.p.also; create column public.p.old; alter column public.p.f: not null; alter default of column public.p.b: expression  (after.yaml:3)
ALTER TABLE public.p
  ALTER COLUMN id SET NOT NULL,
  ADD COLUMN IF NOT EXISTS gone text,
  ADD COLUMN IF NOT EXISTS also text,
  ADD COLUMN IF NOT EXISTS old integer,
  ALTER COLUMN f DROP NOT NULL,
  ALTER COLUMN b SET DEFAULT 'b';

-- alter default of column public.c2.b: expression  (after.yaml:6)
ALTER TABLE public.c2
  ALTER COLUMN b SET DEFAULT 'own';

-- create check public.p.a_positive  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'a_positive' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.p ADD CONSTRAINT a_positive CHECK (a > 0);
  END IF;
END
$schemadiff$;

-- re-create view public.v  (after.yaml:9)
-- because of column public.d.a
CREATE OR REPLACE VIEW public.v AS
SELECT a, b FROM public.d;

COMMIT;
