-- before to after: 4 statements for PostgreSQL 18
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
SET LOCAL search_path = public, pg_temp;

-- create table public.p  (after.yaml:2)
CREATE TABLE IF NOT EXISTS public.p (
  a integer,
  b text DEFAULT 'x',
  CONSTRAINT c CHECK (a > 0)
);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.c: inherits  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.c')) THEN
    LOCK TABLE ONLY public.c IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.c') AND inhparent = pg_catalog.to_regclass('public.p')) THEN
    ALTER TABLE public.c INHERIT public.p;
  END IF;
END
$schemadiff$;

-- create table public.q  (after.yaml:5)
CREATE TABLE IF NOT EXISTS public.q (
  z integer
);

-- create table public.r  (after.yaml:6)
CREATE TABLE IF NOT EXISTS public.r (
) INHERITS (public.q);

COMMIT;
