-- before to after: 13 statements for PostgreSQL 18
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

-- drop unique public.rebuilt.rebuilt_key  (after.yaml:14)
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
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.rebuilt') AND c.conname = 'rebuilt_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a, b)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.rebuilt.rebuilt_key was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.rebuilt') AND c.conname = 'rebuilt_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a)') THEN
    ALTER TABLE public.rebuilt REPLICA IDENTITY DEFAULT;
    ALTER TABLE public.rebuilt DROP CONSTRAINT IF EXISTS rebuilt_key;
  END IF;
END
$schemadiff$;

-- drop index public.turned_a
-- needs --allow drops-object:public.turned_a: drops index public.turned_a
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.turned')) THEN
    LOCK TABLE ONLY public.turned IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'turned_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.turned') AND c.relname = 'turned_a'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (a)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.turned_a was changed by another session since the plan was made; plan again';
  END IF;
  DO $identity$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid = pg_catalog.to_regclass('public.turned') AND c.relname = 'turned_a' AND i.indisreplident) THEN
    ALTER TABLE public.turned REPLICA IDENTITY DEFAULT;
  END IF;
END
$identity$;
  DROP INDEX IF EXISTS public.turned_a;
END
$schemadiff$;

-- alter table public.born: replica identity  (after.yaml:18)
ALTER TABLE public.born REPLICA IDENTITY FULL;

-- alter primary key public.by_index.by_index_pkey: cluster  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.by_index')) THEN
    LOCK TABLE ONLY public.by_index IN SHARE UPDATE EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.by_index') AND c.relname = 'by_index_pkey' AND i.indisclustered) THEN
    ALTER TABLE public.by_index SET WITHOUT CLUSTER;
  END IF;
END
$schemadiff$;

-- alter index public.by_index_a: cluster  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.by_index') AND c.relname = 'by_index_a' AND NOT i.indisclustered) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.by_index CLUSTER ON by_index_a;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter index public.by_index_a: replica identity  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.by_index')) THEN
    LOCK TABLE ONLY public.by_index IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.by_index') AND c.relname = 'by_index_a' AND i.indisreplident) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.by_index REPLICA IDENTITY DEFAULT;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter index public.by_index_b: replica identity  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.by_index') AND c.relname = 'by_index_b' AND NOT i.indisreplident) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.by_index REPLICA IDENTITY USING INDEX by_index_b;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter table public.by_key: replica identity  (after.yaml:2)
ALTER TABLE public.by_key REPLICA IDENTITY DEFAULT;

-- alter index public.by_key_a: cluster  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.by_key')) THEN
    LOCK TABLE ONLY public.by_key IN SHARE UPDATE EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.by_key') AND c.relname = 'by_key_a' AND NOT i.indisclustered) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.by_key CLUSTER ON by_key_a;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- re-create unique public.rebuilt.rebuilt_key  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.rebuilt') AND c.conname = 'rebuilt_key' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.rebuilt ADD CONSTRAINT rebuilt_key UNIQUE (a, b);
  END IF;
END
$schemadiff$;

-- alter unique public.rebuilt.rebuilt_key: cluster  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.rebuilt') AND c.relname = 'rebuilt_key' AND NOT i.indisclustered) THEN
    ALTER TABLE public.rebuilt CLUSTER ON rebuilt_key;
  END IF;
END
$schemadiff$;

-- alter unique public.rebuilt.rebuilt_key: replica identity  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.rebuilt') AND c.relname = 'rebuilt_key' AND NOT i.indisreplident) THEN
    ALTER TABLE public.rebuilt REPLICA IDENTITY USING INDEX rebuilt_key;
  END IF;
END
$schemadiff$;

-- alter table public.turned: replica identity  (after.yaml:15)
ALTER TABLE public.turned REPLICA IDENTITY NOTHING;

COMMIT;
