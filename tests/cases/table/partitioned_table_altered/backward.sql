-- before to after: 10 statements for PostgreSQL 18
-- warning: after.yaml:3:86: column public.m.gone is created and column public.m.new is dropped, and their types are equal
--     if this is a rename, write `renamed_from: new`
-- warning: after.yaml:7:7: column public.m_1.gone is created and column public.m_1.new is dropped, and their types are equal
--     if this is a rename, write `renamed_from: new`
-- warning: after.yaml:8:7: column public.m_2.gone is created and column public.m_2.new is dropped, and their types are equal
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

-- drop unique public.m.m_key
-- needs --allow drops-object:public.m.m_key: drops unique public.m.m_key
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m')) THEN
    LOCK TABLE ONLY public.m IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.m') AND c.conname = 'm_key' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.m') AND c.conname = 'm_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (id, at)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.m') AND c.conname = 'm_key'
         AND i.reloptions IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.m.m_key was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.m DROP CONSTRAINT IF EXISTS m_key;
END
$schemadiff$;

-- drop table public.m_4
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m_4')) THEN
    LOCK TABLE ONLY public.m_4 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'm_4' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.m_4) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.m_4 has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.m_4') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a', 'at', 'id', 'more', 'new', 'gone', 'old')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.m_4 was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.m_4;
END
$schemadiff$;

-- drop column public.m.new; drop column public.m.more
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'new' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.m) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.m has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'new' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'new' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.m.new was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'more' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.m) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.m has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'more' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'more' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.m.more was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.m
    DROP COLUMN IF EXISTS new,
    DROP COLUMN IF EXISTS more;
END
$schemadiff$;

-- drop view public.v  (after.yaml:11)
-- because of column public.m_1.a
DROP VIEW IF EXISTS public.v;

-- alter column public.m.a: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.m.a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.m
      ALTER COLUMN a TYPE integer;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create column public.m.gone; create column public.m.old; alter default of column public.m.id: expression  (after.yaml:3)
ALTER TABLE public.m
  ADD COLUMN IF NOT EXISTS gone integer,
  ADD COLUMN IF NOT EXISTS old integer,
  ALTER COLUMN id SET DEFAULT 1;

-- create index public.m_a_idx  (after.yaml:4)
CREATE INDEX IF NOT EXISTS m_a_idx ON public.m USING btree (a);

-- alter default of column public.m_2.id: expression  (after.yaml:8)
ALTER TABLE public.m_2
  ALTER COLUMN id SET DEFAULT 7;

-- create table public.m_3  (after.yaml:9)
CREATE TABLE IF NOT EXISTS public.m_3 PARTITION OF public.m FOR VALUES FROM ('2028-01-01') TO ('2029-01-01');

-- re-create view public.v  (after.yaml:11)
-- because of column public.m_1.a
CREATE OR REPLACE VIEW public.v AS
SELECT a FROM public.m_1;

COMMIT;
