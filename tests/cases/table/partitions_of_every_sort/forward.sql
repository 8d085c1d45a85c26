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
SET LOCAL search_path = public, pg_temp;

-- create table public.by_expression  (after.yaml:36)
CREATE TABLE IF NOT EXISTS public.by_expression (
  name text
) PARTITION BY LIST (lower(name) COLLATE "C");

-- create table public.by_expression_x  (after.yaml:39)
CREATE TABLE IF NOT EXISTS public.by_expression_x PARTITION OF public.by_expression FOR VALUES IN ('x');

-- create table public.by_list  (after.yaml:23)
CREATE TABLE IF NOT EXISTS public.by_list (
  kind text,
  n integer,
  id integer,
  CONSTRAINT by_list_key UNIQUE (kind, n)
) PARTITION BY LIST (kind);

-- create foreign key public.by_list.by_list_id_fkey  (after.yaml:25)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.by_list') AND c.conname = 'by_list_id_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.by_list ADD CONSTRAINT by_list_id_fkey FOREIGN KEY (id) REFERENCES public.other(id);
  END IF;
END
$schemadiff$;

-- create table public.by_list_a  (after.yaml:29)
CREATE TABLE IF NOT EXISTS public.by_list_a PARTITION OF public.by_list FOR VALUES IN ('a', 'b') PARTITION BY HASH (n);

-- create table public.by_list_a_0  (after.yaml:33)
CREATE TABLE IF NOT EXISTS public.by_list_a_0 PARTITION OF public.by_list_a FOR VALUES WITH (modulus 2, remainder 0);

-- create table public.by_list_a_1  (after.yaml:34)
CREATE TABLE IF NOT EXISTS public.by_list_a_1 PARTITION OF public.by_list_a FOR VALUES WITH (modulus 2, remainder 1);

-- create table public.by_list_null  (after.yaml:35)
CREATE UNLOGGED TABLE IF NOT EXISTS public.by_list_null PARTITION OF public.by_list FOR VALUES IN (NULL);

-- create table public.by_range  (after.yaml:3)
CREATE TABLE IF NOT EXISTS public.by_range (
  id bigint NOT NULL DEFAULT 1,
  at timestamp with time zone NOT NULL DEFAULT now(),
  note text,
  CONSTRAINT by_range_pkey PRIMARY KEY (id, at),
  CONSTRAINT by_range_note_check CHECK (note <> '')
) PARTITION BY RANGE (at);

-- create index public.by_range_note  (after.yaml:10)
CREATE INDEX IF NOT EXISTS by_range_note ON public.by_range USING btree (note);

-- create table public.by_range_2025  (after.yaml:13)
CREATE TABLE IF NOT EXISTS public.by_range_2025 PARTITION OF public.by_range FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

-- create table public.by_range_2026  (after.yaml:14)
CREATE TABLE IF NOT EXISTS public.by_range_2026 (
  id bigint NOT NULL,
  at timestamp with time zone NOT NULL DEFAULT now(),
  note text NOT NULL DEFAULT 'none',
  CONSTRAINT by_range_2026_id_check CHECK (id > 0)
);

-- create index public.by_range_2026_at  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'by_range_2026_at' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    CREATE INDEX IF NOT EXISTS by_range_2026_at ON public.by_range_2026 USING btree (at DESC);
  END IF;
END
$schemadiff$;

-- create comment on table public.by_range_2026  (after.yaml:16)
COMMENT ON TABLE public.by_range_2026 IS 'This year''s';
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.by_range_2026: attach  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.by_range_2026') AND NOT c.relispartition) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.by_range_2026 RENAME CONSTRAINT by_range_2026_id_not_null TO by_range_id_not_null;
    ALTER TABLE public.by_range_2026 RENAME CONSTRAINT by_range_2026_at_not_null TO by_range_at_not_null;
    ALTER TABLE public.by_range_2026 ADD CONSTRAINT by_range_note_check CHECK (note <> '');
    ALTER TABLE public.by_range ATTACH PARTITION public.by_range_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- create table public.by_range_rest  (after.yaml:22)
CREATE TABLE IF NOT EXISTS public.by_range_rest PARTITION OF public.by_range DEFAULT WITH (fillfactor='90');

COMMIT;
