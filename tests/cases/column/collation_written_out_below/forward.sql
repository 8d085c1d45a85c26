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

-- create composite type public.named  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'named' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c') THEN
    CREATE TYPE public.named AS (
      n name
    );
  END IF;
END
$schemadiff$;

-- create table public.heir  (after.yaml:12)
CREATE TABLE IF NOT EXISTS public.heir (
) INHERITS (public.p);

-- create table public.of_named  (after.yaml:17)
CREATE TABLE IF NOT EXISTS public.of_named OF public.named;

-- alter column public.of_named.n: not null  (after.yaml:17)
ALTER TABLE public.of_named
  ALTER COLUMN n SET NOT NULL;

-- create table public.other  (after.yaml:14)
CREATE TABLE IF NOT EXISTS public.other (
  n character varying(40)
);

-- create table public.both  (after.yaml:15)
CREATE TABLE IF NOT EXISTS public."both" (
) INHERITS (public.other, public.p);

-- alter column public.p.k: type  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'k' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'text')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.p.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'k' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.p
      ALTER COLUMN k TYPE text;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create default of column public.both.k  (after.yaml:15)
ALTER TABLE public."both"
  ALTER COLUMN k SET DEFAULT 'x';

-- create table public.part  (after.yaml:22)
CREATE TABLE IF NOT EXISTS public.part (
  n text[],
  m integer
);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.part: attach  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.part') AND NOT c.relispartition) THEN
    ALTER TABLE public.q ATTACH PARTITION public.part FOR VALUES IN (1);
  END IF;
END
$schemadiff$;

-- create table public.typed  (after.yaml:16)
CREATE TABLE IF NOT EXISTS public.typed OF public.c;

-- create table public.under  (after.yaml:13)
CREATE TABLE IF NOT EXISTS public.under (
  n character varying(40)
) INHERITS (public.heir);

COMMIT;
