-- before to after: 21 statements for PostgreSQL 18
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

-- create table public.d  (after.yaml:4)
CREATE TABLE IF NOT EXISTS public.d (
) INHERITS (public.p);

-- create table public.m_3  (after.yaml:11)
CREATE TABLE IF NOT EXISTS public.m_3 PARTITION OF public.m FOR VALUES IN (3);

-- create table public.m_4  (after.yaml:12)
CREATE TABLE IF NOT EXISTS public.m_4 (
  id integer,
  x text
);

-- alter column public.m.x: storage; alter column public.m.x: statistics; alter column public.m.x: options  (after.yaml:6)
ALTER TABLE public.m
  ALTER COLUMN x SET STORAGE EXTERNAL,
  ALTER COLUMN x SET STATISTICS 500,
  ALTER COLUMN x SET (n_distinct='-1');

-- alter column public.m_2.x: statistics  (after.yaml:10)
ALTER TABLE public.m_2
  ALTER COLUMN x SET STATISTICS -1;

-- alter column public.m_4.x: statistics; alter column public.m_4.x: options; alter column public.m_4.x: storage  (after.yaml:12)
ALTER TABLE public.m_4
  ALTER COLUMN x SET STATISTICS 9,
  ALTER COLUMN x SET (n_distinct='-0.5'),
  ALTER COLUMN x SET STORAGE DEFAULT;

-- alter table public.m_4: attach  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.m_4') AND NOT c.relispartition) THEN
    ALTER TABLE public.m ATTACH PARTITION public.m_4 FOR VALUES IN (4);
  END IF;
END
$schemadiff$;

-- create table public.new  (after.yaml:13)
CREATE TABLE IF NOT EXISTS public.new (
  id integer,
  x text
);

-- create table public.new_c  (after.yaml:14)
CREATE TABLE IF NOT EXISTS public.new_c (
) INHERITS (public.new);

-- create table public.new_d  (after.yaml:15)
CREATE TABLE IF NOT EXISTS public.new_d (
) INHERITS (public.new);

-- create table public.new_e  (after.yaml:16)
CREATE TABLE IF NOT EXISTS public.new_e (
) INHERITS (public.new);

-- alter column public.new.x: storage; alter column public.new.x: statistics  (after.yaml:13)
ALTER TABLE public.new
  ALTER COLUMN x SET STORAGE EXTERNAL,
  ALTER COLUMN x SET STATISTICS 400;

-- alter column public.new_d.x: statistics  (after.yaml:15)
ALTER TABLE public.new_d
  ALTER COLUMN x SET STATISTICS 30;

-- alter column public.new_e.x: statistics  (after.yaml:16)
ALTER TABLE public.new_e
  ALTER COLUMN x SET STATISTICS -1;
SET LOCAL search_path = public, pg_temp;

-- create table public.new_m  (after.yaml:17)
CREATE TABLE IF NOT EXISTS public.new_m (
  id integer,
  x text
) PARTITION BY LIST (id);

-- create table public.new_m_1  (after.yaml:17)
CREATE TABLE IF NOT EXISTS public.new_m_1 PARTITION OF public.new_m FOR VALUES IN (1);

-- create table public.new_m_2  (after.yaml:17)
CREATE TABLE IF NOT EXISTS public.new_m_2 PARTITION OF public.new_m FOR VALUES IN (2);

-- alter column public.new_m.x: statistics  (after.yaml:17)
ALTER TABLE public.new_m
  ALTER COLUMN x SET STATISTICS 400;

-- alter column public.new_m_2.x: statistics  (after.yaml:17)
ALTER TABLE public.new_m_2
  ALTER COLUMN x SET STATISTICS -1;

-- alter column public.p.x: storage; alter column public.p.x: statistics; alter column public.p.x: options  (after.yaml:2)
ALTER TABLE public.p
  ALTER COLUMN x SET STORAGE EXTERNAL,
  ALTER COLUMN x SET STATISTICS 500,
  ALTER COLUMN x SET (n_distinct='-1');

-- alter column public.d.x: statistics  (after.yaml:4)
ALTER TABLE public.d
  ALTER COLUMN x SET STATISTICS -1;

COMMIT;
