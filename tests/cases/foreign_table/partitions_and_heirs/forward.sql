-- before to after: 10 statements for PostgreSQL 18
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

-- alter foreign table public.heir: inherits  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.heir') AND inhparent = pg_catalog.to_regclass('public.base')) THEN
    ALTER TABLE public.heir NO INHERIT public.base;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create foreign table public.far_base  (after.yaml:12)
CREATE FOREIGN TABLE IF NOT EXISTS public.far_base (
  a integer,
  CONSTRAINT far CHECK (a > 0)
) SERVER s;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter foreign table public.joins: partition of, values  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.joins') AND NOT c.relispartition) THEN
    ALTER TABLE public.m ATTACH PARTITION public.joins FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
  END IF;
END
$schemadiff$;

-- create foreign table public.made  (after.yaml:14)
CREATE FOREIGN TABLE IF NOT EXISTS public.made PARTITION OF public.m FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') SERVER s OPTIONS (a '1');

-- create foreign table public.new_heir  (after.yaml:17)
CREATE FOREIGN TABLE IF NOT EXISTS public.new_heir (
) INHERITS (public.base) SERVER s;

-- create foreign table public.own  (after.yaml:15)
CREATE FOREIGN TABLE IF NOT EXISTS public.own (
  id integer OPTIONS (n 'x'),
  at date
) SERVER s;

-- alter foreign table public.own: attach  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.own') AND NOT c.relispartition) THEN
    ALTER TABLE public.m ATTACH PARTITION public.own FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
  END IF;
END
$schemadiff$;

-- create column public.base.z  (after.yaml:4)
ALTER TABLE public.base
  ADD COLUMN IF NOT EXISTS z date;

-- create table public.child  (after.yaml:10)
CREATE TABLE IF NOT EXISTS public.child (
  more integer
) INHERITS (public.far_base);

-- create table public.m_1  (after.yaml:9)
CREATE TABLE IF NOT EXISTS public.m_1 PARTITION OF public.m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

COMMIT;
