-- before to after: 10 statements for PostgreSQL 18
-- warning: after.yaml:2:3: table public.readings is created and table public.measures is dropped, and they are alike
--     if this is a rename, write `renamed_from: measures`
-- warning: after.yaml:6:22: column public.papers.title is created and column public.papers.heading is dropped, and their types are equal
--     if this is a rename, write `renamed_from: heading`
-- warning: after.yaml:7:3: column public.letters.title is created and column public.letters.heading is dropped, and their types are equal
--     if this is a rename, write `renamed_from: heading`
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

-- drop column public.papers.heading
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.papers')) THEN
    LOCK TABLE ONLY public.papers IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.papers') AND a.attname = 'heading' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.papers) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.papers has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.papers') AND a.attname = 'heading' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.papers') AND a.attname = 'heading' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.papers.heading was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.papers
    DROP COLUMN IF EXISTS heading;
END
$schemadiff$;

-- alter column public.grandparents.k: not null, not null name  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.grandparents')) THEN
    LOCK TABLE ONLY public.grandparents IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.grandparents') AND a.attname = 'k' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.grandparents ADD CONSTRAINT k_there NOT NULL k;
  END IF;
END
$schemadiff$;

-- create column public.papers.title  (after.yaml:6)
ALTER TABLE public.papers
  ADD COLUMN IF NOT EXISTS title text CONSTRAINT papers_title_not_null NOT NULL;
SET LOCAL search_path = public, pg_temp;

-- create table public.readings  (after.yaml:2)
CREATE TABLE IF NOT EXISTS public.readings (
  k integer CONSTRAINT readings_k_not_null NOT NULL,
  v integer
) PARTITION BY LIST (v);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.readings_1: detach  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.readings_1')) THEN
    LOCK TABLE ONLY public.readings_1 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.readings_1') AND i.inhparent = pg_catalog.to_regclass('public.measures')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (1)') THEN
    ALTER TABLE public.measures DETACH PARTITION public.readings_1;
  END IF;
END
$schemadiff$;

-- alter table public.readings_2: detach  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.readings_2')) THEN
    LOCK TABLE ONLY public.readings_2 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.readings_2') AND i.inhparent = pg_catalog.to_regclass('public.measures')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (2)') THEN
    ALTER TABLE public.measures DETACH PARTITION public.readings_2;
  END IF;
END
$schemadiff$;

-- alter column public.readings_1.k: not null name  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.readings_1') AND k.contype = 'n' AND a.attname = 'k'
         AND k.conname <> 'readings_k_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.readings_1 RENAME CONSTRAINT measures_k_not_null TO readings_k_not_null;
  END IF;
END
$schemadiff$;

-- alter table public.readings_1: partition of  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.readings_1') AND NOT c.relispartition) THEN
    ALTER TABLE public.readings ATTACH PARTITION public.readings_1 FOR VALUES IN (1);
  END IF;
END
$schemadiff$;

-- alter table public.readings_2: partition of  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.readings_2') AND NOT c.relispartition) THEN
    ALTER TABLE public.readings ATTACH PARTITION public.readings_2 FOR VALUES IN (2);
  END IF;
END
$schemadiff$;

-- drop table public.measures
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.measures')) THEN
    LOCK TABLE ONLY public.measures IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'measures' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.measures) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.measures has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.measures') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('k', 'v')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.measures was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.measures;
END
$schemadiff$;

COMMIT;
