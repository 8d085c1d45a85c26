-- before to after: 5 statements for PostgreSQL 18
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

-- drop unique public.price.once  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.price')) THEN
    LOCK TABLE ONLY public.price IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.price') AND c.conname = 'once' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.price') AND c.conname = 'once'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE NULLS NOT DISTINCT (product, valid_at WITHOUT OVERLAPS) INCLUDE (amount) DEFERRABLE'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.price') AND c.conname = 'once'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (product, valid_at WITHOUT OVERLAPS)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.price.once was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.price') AND c.conname = 'once'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE NULLS NOT DISTINCT (product, valid_at WITHOUT OVERLAPS) INCLUDE (amount) DEFERRABLE') THEN
    ALTER TABLE public.price DROP CONSTRAINT IF EXISTS once;
  END IF;
END
$schemadiff$;

-- drop comment on unique public.year.once_a_year
COMMENT ON CONSTRAINT once_a_year ON public.year IS NULL;

-- alter column public.price.product: type  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.price') AND a.attname = 'product' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.price.product was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.price') AND a.attname = 'product' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.price
      ALTER COLUMN product TYPE integer;
  END IF;
END
$schemadiff$;

-- re-create unique public.price.once  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.price') AND c.conname = 'once' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.price ADD CONSTRAINT once UNIQUE (product, valid_at WITHOUT OVERLAPS);
  END IF;
END
$schemadiff$;

-- alter unique public.year.once_a_year: replica identity  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.year')) THEN
    LOCK TABLE ONLY public.year IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.year') AND c.relname = 'once_a_year' AND i.indisreplident) THEN
    ALTER TABLE public.year REPLICA IDENTITY DEFAULT;
  END IF;
END
$schemadiff$;

COMMIT;
