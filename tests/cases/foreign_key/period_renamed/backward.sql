-- before to after: 6 statements for PostgreSQL 18
-- warning: after.yaml:7:38: column public.variant.valid_at is created and column public.variant.during is dropped, and their types are equal
--     if this is a rename, write `renamed_from: during`
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

-- drop foreign key public.variant.of_article
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.variant')) THEN
    LOCK TABLE ONLY public.variant IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.variant') AND c.conname = 'of_article' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.variant') AND c.conname = 'of_article'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (product, PERIOD during) REFERENCES public.article(id, PERIOD during)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.variant.of_article was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.variant DROP CONSTRAINT IF EXISTS of_article;
END
$schemadiff$;

-- drop table public.article
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.article')) THEN
    LOCK TABLE ONLY public.article IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'article' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.article) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.article has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.article') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('during', 'id', 'name')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.article was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.article;
END
$schemadiff$;

-- drop column public.variant.during
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.variant') AND a.attname = 'during' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.variant) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.variant has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.variant') AND a.attname = 'during' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.variant') AND a.attname = 'during' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'daterange' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.variant.during was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.variant
    DROP COLUMN IF EXISTS during;
END
$schemadiff$;

-- create table public.product  (after.yaml:3)
CREATE TABLE IF NOT EXISTS public.product (
  id integer NOT NULL,
  valid_at daterange NOT NULL,
  name text,
  CONSTRAINT product_pkey PRIMARY KEY (id, valid_at WITHOUT OVERLAPS)
);

-- create column public.variant.valid_at  (after.yaml:7)
ALTER TABLE public.variant
  ADD COLUMN IF NOT EXISTS valid_at daterange;

-- create foreign key public.variant.of_product  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.variant') AND c.conname = 'of_product' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.variant ADD CONSTRAINT of_product FOREIGN KEY (product, PERIOD valid_at) REFERENCES public.product(id, PERIOD valid_at) NOT ENFORCED;
  END IF;
END
$schemadiff$;

COMMIT;
