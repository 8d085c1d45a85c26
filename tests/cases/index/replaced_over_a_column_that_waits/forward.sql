-- before to after: 6 statements for PostgreSQL 18
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

-- drop index public.Idx  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a')) THEN
    LOCK TABLE ONLY public.a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'Idx' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.a') AND c.relname = 'Idx'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 23) = 'USING btree (e DESC, o)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.a') AND c.relname = 'Idx'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (m)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.Idx was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.a') AND c.relname = 'Idx'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 23) = 'USING btree (e DESC, o)') THEN
    DROP INDEX IF EXISTS public."Idx";
  END IF;
END
$schemadiff$;

-- drop table public.log_2
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.log_2')) THEN
    LOCK TABLE ONLY public.log_2 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'log_2' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.log_2) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.log_2 has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.log_2') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('x')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.log_2 was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'log_2' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    DROP TABLE IF EXISTS public.log_2;
  END IF;
END
$schemadiff$;

-- alter column public.a.e: backfill  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.a') AND a.attname = 'e' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    SET LOCAL search_path = public, pg_temp;
    UPDATE public.a SET e = 1 + 2 WHERE e IS NULL;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.a.e: not null; create column public.a.m  (after.yaml:3)
ALTER TABLE public.a
  ALTER COLUMN e SET NOT NULL,
  ADD COLUMN IF NOT EXISTS m text GENERATED ALWAYS AS (e::text) STORED,
  ALTER COLUMN e SET DEFAULT 7;

-- re-create index public.Idx  (after.yaml:4)
CREATE INDEX IF NOT EXISTS "Idx" ON public.a USING btree (m);

-- create view public.log_2  (after.yaml:6)
CREATE OR REPLACE VIEW public.log_2 AS
SELECT e, o from public.a;

COMMIT;
