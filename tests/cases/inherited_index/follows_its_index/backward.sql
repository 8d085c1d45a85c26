-- before to after: 11 statements for PostgreSQL 18
-- warning: after.yaml:3:51: column public.t.b is created and column public.t.c is dropped, and their types are equal
--     if this is a rename, write `renamed_from: c`
-- warning: after.yaml:9:7: column public.t2.b is created and column public.t2.c is dropped, and their types are equal
--     if this is a rename, write `renamed_from: c`
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

-- drop table public.part_one
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.part_one')) THEN
    LOCK TABLE ONLY public.part_one IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'part_one' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.part_one) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.part_one has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.part_one') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a', 'c', 'b')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.part_one was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.part_one;
END
$schemadiff$;

-- drop unique public.t.only_once
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'only_once' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'only_once'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a, c)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'only_once'
         AND i.reloptions IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.t.only_once was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t DROP CONSTRAINT IF EXISTS only_once;
END
$schemadiff$;

-- drop index public.by_c
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'by_c' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'by_c'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (c)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.by_c was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.by_c;
END
$schemadiff$;

-- drop index public.by_sum  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'by_sum'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 23) = 'USING btree (abs(c), c)') THEN
    DROP INDEX IF EXISTS public.by_sum;
  END IF;
END
$schemadiff$;

-- drop column public.t.c
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'c' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'c' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'c' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.c was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t
    DROP COLUMN IF EXISTS c;
END
$schemadiff$;

-- create column public.t.b  (after.yaml:3)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS b integer;

-- create unique public.t.once  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'once' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.t ADD CONSTRAINT once UNIQUE (a, b);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create index public.by_b  (after.yaml:6)
CREATE INDEX IF NOT EXISTS by_b ON public.t USING btree (b);

-- re-create index public.by_sum  (after.yaml:6)
CREATE INDEX IF NOT EXISTS by_sum ON public.t USING btree (abs(b), b);

-- create table public.t1  (after.yaml:8)
CREATE TABLE IF NOT EXISTS public.t1 PARTITION OF public.t FOR VALUES IN (1);

-- alter inherited index public.t2.by_b: name  (after.yaml:9)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.t2') AND c.relname = 'by_b' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'mine' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'mine' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'mine');
    END IF;
  END IF;
END
$part$;

COMMIT;
