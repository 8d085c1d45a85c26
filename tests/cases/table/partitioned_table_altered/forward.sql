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

-- rename column public.m.old to new  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m')) THEN
    LOCK TABLE ONLY public.m IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'old' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'new' AND NOT a.attisdropped) THEN
    ALTER TABLE public.m RENAME COLUMN old TO new;
  END IF;
END
$schemadiff$;

-- drop column public.m.gone
-- needs --allow deletes-data:public.m.gone: drops column public.m.gone and its data (2 values)
ALTER TABLE public.m
  DROP COLUMN IF EXISTS gone;

-- drop index public.m_a_idx
-- needs --allow drops-object:public.m_a_idx: drops index public.m_a_idx
DROP INDEX IF EXISTS public.m_a_idx;

-- drop table public.m_3
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m_3')) THEN
    LOCK TABLE ONLY public.m_3 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'm_3' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.m_3) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.m_3 has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  DROP TABLE IF EXISTS public.m_3;
END
$schemadiff$;

-- drop view public.v  (after.yaml:16)
-- because of column public.m_1.a
DROP VIEW IF EXISTS public.v;

-- alter column public.m.a: type  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.m
      ALTER COLUMN a TYPE bigint;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create column public.m.more; alter column public.m.new: not null; alter default of column public.m.id: expression  (after.yaml:7)
ALTER TABLE public.m
  ADD COLUMN IF NOT EXISTS more text DEFAULT 'x',
  ALTER COLUMN new SET NOT NULL,
  ALTER COLUMN id SET DEFAULT 2;

-- create unique public.m.m_key  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.m') AND c.conname = 'm_key' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.m ADD CONSTRAINT m_key UNIQUE (id, at);
  END IF;
END
$schemadiff$;

-- alter default of column public.m_2.id: expression  (after.yaml:13)
ALTER TABLE public.m_2
  ALTER COLUMN id SET DEFAULT 8;

-- create table public.m_4  (after.yaml:14)
CREATE TABLE IF NOT EXISTS public.m_4 PARTITION OF public.m FOR VALUES FROM ('2028-01-01') TO ('2030-01-01');

-- re-create view public.v  (after.yaml:16)
-- because of column public.m_1.a
CREATE OR REPLACE VIEW public.v AS
SELECT a FROM public.m_1;

COMMIT;
