-- before to after: 14 statements for PostgreSQL 18
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

-- drop unique public.rebuilt.rebuilt_key  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.rebuilt')) THEN
    LOCK TABLE ONLY public.rebuilt IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.rebuilt') AND c.conname = 'rebuilt_key' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.rebuilt') AND c.conname = 'rebuilt_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a, b)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.rebuilt') AND c.conname = 'rebuilt_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.rebuilt.rebuilt_key was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.rebuilt') AND c.conname = 'rebuilt_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a, b)') THEN
    ALTER TABLE public.rebuilt REPLICA IDENTITY DEFAULT;
    ALTER TABLE public.rebuilt DROP CONSTRAINT IF EXISTS rebuilt_key;
  END IF;
END
$schemadiff$;

-- alter table public.born: replica identity  (after.yaml:19)
ALTER TABLE public.born REPLICA IDENTITY DEFAULT;

-- alter primary key public.by_index.by_index_pkey: cluster  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.by_index')) THEN
    LOCK TABLE ONLY public.by_index IN SHARE UPDATE EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.by_index') AND c.relname = 'by_index_pkey' AND NOT i.indisclustered) THEN
    ALTER TABLE public.by_index CLUSTER ON by_index_pkey;
  END IF;
END
$schemadiff$;

-- alter index public.by_index_a: cluster  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.by_index') AND c.relname = 'by_index_a' AND i.indisclustered) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.by_index SET WITHOUT CLUSTER;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter index public.by_index_a: replica identity  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.by_index')) THEN
    LOCK TABLE ONLY public.by_index IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.by_index') AND c.relname = 'by_index_a' AND NOT i.indisreplident) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.by_index REPLICA IDENTITY USING INDEX by_index_a;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter index public.by_index_b: replica identity  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.by_index') AND c.relname = 'by_index_b' AND i.indisreplident) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.by_index REPLICA IDENTITY DEFAULT;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter table public.by_key: replica identity  (after.yaml:2)
ALTER TABLE public.by_key REPLICA IDENTITY FULL;

-- alter index public.by_key_a: cluster  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.by_key')) THEN
    LOCK TABLE ONLY public.by_key IN SHARE UPDATE EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.by_key') AND c.relname = 'by_key_a' AND i.indisclustered) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.by_key SET WITHOUT CLUSTER;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- re-create unique public.rebuilt.rebuilt_key  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.rebuilt') AND c.conname = 'rebuilt_key' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.rebuilt ADD CONSTRAINT rebuilt_key UNIQUE (a);
  END IF;
END
$schemadiff$;

-- alter unique public.rebuilt.rebuilt_key: cluster  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.rebuilt') AND c.relname = 'rebuilt_key' AND NOT i.indisclustered) THEN
    ALTER TABLE public.rebuilt CLUSTER ON rebuilt_key;
  END IF;
END
$schemadiff$;

-- alter unique public.rebuilt.rebuilt_key: replica identity  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.rebuilt') AND c.relname = 'rebuilt_key' AND NOT i.indisreplident) THEN
    ALTER TABLE public.rebuilt REPLICA IDENTITY USING INDEX rebuilt_key;
  END IF;
END
$schemadiff$;

-- alter table public.turned: replica identity  (after.yaml:16)
ALTER TABLE public.turned REPLICA IDENTITY DEFAULT;
SET LOCAL search_path = public, pg_temp;

-- create index public.turned_a  (after.yaml:18)
CREATE UNIQUE INDEX IF NOT EXISTS turned_a ON public.turned USING btree (a);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter index public.turned_a: replica identity  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.turned')) THEN
    LOCK TABLE ONLY public.turned IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.turned') AND c.relname = 'turned_a' AND NOT i.indisreplident) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.turned REPLICA IDENTITY USING INDEX turned_a;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

COMMIT;
