-- before to after: 16 statements for PostgreSQL 18
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

-- create table public.new_low  (after.yaml:24)
CREATE TABLE IF NOT EXISTS public.new_low (
) INHERITS (public.mid);

-- create table public.new_least  (after.yaml:26)
CREATE TABLE IF NOT EXISTS public.new_least (
) INHERITS (public.new_low);

-- create column public.over.a; create column public.over.b; create column public.over.c; alter column public.over.c: storage; alter column public.over.c: statistics; alter column public.over.c: options  (after.yaml:7)
ALTER TABLE public.over
  ADD COLUMN IF NOT EXISTS a text COMPRESSION pglz,
  ADD COLUMN IF NOT EXISTS b text,
  ADD COLUMN IF NOT EXISTS c text,
  ALTER COLUMN c SET STORAGE MAIN,
  ALTER COLUMN c SET STATISTICS 5,
  ALTER COLUMN c SET (n_distinct='3');

-- alter column public.mid.k: compression; alter column public.mid.l: compression; alter column public.mid.a: compression; alter column public.mid.b: compression; alter column public.mid.c: storage; alter column public.mid.c: statistics; alter column public.mid.c: options  (after.yaml:16)
ALTER TABLE public.mid
  ALTER COLUMN k SET COMPRESSION pglz,
  ALTER COLUMN l SET COMPRESSION DEFAULT,
  ALTER COLUMN a SET COMPRESSION DEFAULT,
  ALTER COLUMN b SET COMPRESSION pglz,
  ALTER COLUMN c SET STORAGE EXTERNAL,
  ALTER COLUMN c SET STATISTICS 6,
  ALTER COLUMN c SET (n_distinct='5');

-- alter column public.low.k: compression; alter column public.low.l: compression; alter column public.low.b: compression; alter column public.low.c: storage; alter column public.low.c: statistics  (after.yaml:18)
ALTER TABLE public.low
  ALTER COLUMN k SET COMPRESSION pglz,
  ALTER COLUMN l SET COMPRESSION DEFAULT,
  ALTER COLUMN b SET COMPRESSION pglz,
  ALTER COLUMN c SET STORAGE DEFAULT,
  ALTER COLUMN c SET STATISTICS -1;

-- alter column public.least.k: compression; alter column public.least.l: compression; alter column public.least.c: statistics  (after.yaml:21)
ALTER TABLE public."least"
  ALTER COLUMN k SET COMPRESSION pglz,
  ALTER COLUMN l SET COMPRESSION DEFAULT,
  ALTER COLUMN c SET STATISTICS 7;

-- alter column public.new_low.k: compression; alter column public.new_low.l: compression; alter column public.new_low.a: compression; alter column public.new_low.b: compression  (after.yaml:24)
ALTER TABLE public.new_low
  ALTER COLUMN k SET COMPRESSION pglz,
  ALTER COLUMN l SET COMPRESSION DEFAULT,
  ALTER COLUMN a SET COMPRESSION DEFAULT,
  ALTER COLUMN b SET COMPRESSION pglz;

-- alter column public.new_least.k: compression; alter column public.new_least.l: compression; alter column public.new_least.a: compression; alter column public.new_least.b: compression  (after.yaml:28)
ALTER TABLE public.new_least
  ALTER COLUMN k SET COMPRESSION DEFAULT,
  ALTER COLUMN l SET COMPRESSION pglz,
  ALTER COLUMN a SET COMPRESSION DEFAULT,
  ALTER COLUMN b SET COMPRESSION pglz;

-- create table public.p12  (after.yaml:43)
CREATE TABLE IF NOT EXISTS public.p12 PARTITION OF public.p1 FOR VALUES in (2);

-- create column public.part.a; create column public.part.b; create column public.part.c; alter column public.part.c: storage; alter column public.part.c: statistics; alter column public.part.c: options  (after.yaml:32)
ALTER TABLE public.part
  ADD COLUMN IF NOT EXISTS a text,
  ADD COLUMN IF NOT EXISTS b text COMPRESSION pglz,
  ADD COLUMN IF NOT EXISTS c text,
  ALTER COLUMN c SET STORAGE MAIN,
  ALTER COLUMN c SET STATISTICS 5,
  ALTER COLUMN c SET (n_distinct='3');

-- create table public.p13  (after.yaml:44)
CREATE TABLE IF NOT EXISTS public.p13 (
  n integer,
  a text COMPRESSION pglz,
  b text COMPRESSION pglz,
  c text
);

-- alter column public.p1.a: compression; alter column public.p1.b: compression; alter column public.p1.c: statistics; alter column public.p1.c: storage  (after.yaml:40)
ALTER TABLE public.p1
  ALTER COLUMN a SET COMPRESSION pglz,
  ALTER COLUMN b SET COMPRESSION DEFAULT,
  ALTER COLUMN c SET STATISTICS 7,
  ALTER COLUMN c SET STORAGE DEFAULT;

-- alter column public.p11.a: compression; alter column public.p11.b: compression  (after.yaml:42)
ALTER TABLE public.p11
  ALTER COLUMN a SET COMPRESSION pglz,
  ALTER COLUMN b SET COMPRESSION DEFAULT;

-- alter column public.p12.a: compression; alter column public.p12.b: compression  (after.yaml:43)
ALTER TABLE public.p12
  ALTER COLUMN a SET COMPRESSION DEFAULT,
  ALTER COLUMN b SET COMPRESSION DEFAULT;

-- alter column public.p13.c: statistics  (after.yaml:44)
ALTER TABLE public.p13
  ALTER COLUMN c SET STATISTICS 7;

-- alter table public.p13: attach  (after.yaml:44)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.p13') AND NOT c.relispartition) THEN
    ALTER TABLE public.p1 ATTACH PARTITION public.p13 FOR VALUES in (3);
  END IF;
END
$schemadiff$;

COMMIT;
