-- before to after: 8 statements for PostgreSQL 18
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

-- rename table public.product to article  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.product')) THEN
    LOCK TABLE ONLY public.product IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'product' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'article' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.product RENAME TO article;
    ALTER TABLE public.article RENAME CONSTRAINT product_id_not_null TO article_id_not_null;
    ALTER TABLE public.article RENAME CONSTRAINT product_valid_at_not_null TO article_valid_at_not_null;
  END IF;
END
$schemadiff$;

-- rename column public.article.valid_at to during  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.article')) THEN
    LOCK TABLE ONLY public.article IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.article') AND a.attname = 'valid_at' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.article') AND a.attname = 'during' AND NOT a.attisdropped) THEN
    ALTER TABLE public.article RENAME COLUMN valid_at TO during;
    ALTER TABLE public.article RENAME CONSTRAINT article_valid_at_not_null TO article_during_not_null;
  END IF;
END
$schemadiff$;

-- rename column public.variant.valid_at to during  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.variant')) THEN
    LOCK TABLE ONLY public.variant IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.variant') AND a.attname = 'valid_at' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.variant') AND a.attname = 'during' AND NOT a.attisdropped) THEN
    ALTER TABLE public.variant RENAME COLUMN valid_at TO during;
  END IF;
END
$schemadiff$;

-- rename foreign key public.variant.of_product to of_article  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.variant') AND c.conname = 'of_product' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.variant') AND c.conname = 'of_article' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.variant RENAME CONSTRAINT of_product TO of_article;
  END IF;
END
$schemadiff$;

-- drop foreign key public.variant.of_article  (after.yaml:10)
-- because of primary_key public.article.product_pkey
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.variant') AND c.conname = 'of_article' AND c.conparentid = 0
         AND c.contype = 'f')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.article') AND c.conname = 'product_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.variant DROP CONSTRAINT IF EXISTS of_article;
  END IF;
END
$schemadiff$;

-- drop primary key public.article.product_pkey
-- needs --allow drops-object:public.article.product_pkey: drops primary key public.article.product_pkey
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.article') AND c.conname = 'product_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.article DROP CONSTRAINT IF EXISTS product_pkey;
  END IF;
END
$schemadiff$;

-- create primary key public.article.article_pkey  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.article') AND c.conname = 'article_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.article ADD CONSTRAINT article_pkey PRIMARY KEY (id, during WITHOUT OVERLAPS) INCLUDE (name);
  END IF;
END
$schemadiff$;

-- re-create foreign key public.variant.of_article  (after.yaml:10)
-- because of primary_key public.article.product_pkey
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.variant') AND c.conname = 'of_article' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.variant ADD CONSTRAINT of_article FOREIGN KEY (product, PERIOD during) REFERENCES public.article(id, PERIOD during);
  END IF;
END
$schemadiff$;

COMMIT;
