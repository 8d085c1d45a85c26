-- before to after: 8 statements for PostgreSQL 18
-- warning: after.yaml:6:3: table public.child and table public.other exchange their names: they match the YAML better that way, though not exactly (32 values as they are, and 35 once their names are exchanged)
--     If they have exchanged them already, take `renamed_from` out.
-- warning: after.yaml:8:3: table public.plain and table public.typed exchange their names: they match the YAML better that way, though not exactly (28 values as they are, and 31 once their names are exchanged)
--     If they have exchanged them already, take `renamed_from` out.
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

-- rename table public.child to schemadiff_child  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.child')) THEN
    LOCK TABLE ONLY public.child IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.child') AND a.attname = 'number' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer'
         AND a.attnotnull = false AND a.atthasdef = false
         AND a.attidentity = ''
         AND pg_catalog.col_description(a.attrelid, a.attnum) IS NOT DISTINCT FROM NULL)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'schemadiff_child' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.child RENAME TO schemadiff_child;
  END IF;
END
$schemadiff$;

-- rename table public.other to child  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.other')) THEN
    LOCK TABLE ONLY public.other IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'other' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'child' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.other RENAME TO child;
  END IF;
END
$schemadiff$;

-- rename table public.schemadiff_child to other  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.schemadiff_child')) THEN
    LOCK TABLE ONLY public.schemadiff_child IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'schemadiff_child' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'other' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.schemadiff_child RENAME TO other;
  END IF;
END
$schemadiff$;

-- rename table public.typed to schemadiff_typed  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.typed')) THEN
    LOCK TABLE ONLY public.typed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.typed') AND a.attname = 'width' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer'
         AND a.attnotnull = false AND a.atthasdef = false
         AND a.attidentity = ''
         AND pg_catalog.col_description(a.attrelid, a.attnum) IS NOT DISTINCT FROM NULL)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'schemadiff_typed' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.typed RENAME TO schemadiff_typed;
  END IF;
END
$schemadiff$;

-- rename table public.plain to typed  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.plain')) THEN
    LOCK TABLE ONLY public.plain IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'plain' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'typed' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.plain RENAME TO typed;
  END IF;
END
$schemadiff$;

-- rename table public.schemadiff_typed to plain  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.schemadiff_typed')) THEN
    LOCK TABLE ONLY public.schemadiff_typed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'schemadiff_typed' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'plain' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.schemadiff_typed RENAME TO plain;
  END IF;
END
$schemadiff$;

-- alter attribute public.shape.width: type  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.shape') AND a.attname = 'width' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    ALTER TYPE public.shape ALTER ATTRIBUTE width TYPE bigint CASCADE;
  END IF;
END
$schemadiff$;

-- alter column public.top.number: type  (after.yaml:4)
-- needs --allow blocks-reads:public.top: readers and writers of table public.top wait for about 0.3 s (5 MB): alter column public.top.number: type
-- needs --allow blocks-reads:public.other: readers and writers of table public.other wait for about 0.3 s in the transaction of: alter column public.top.number: type
-- needs --allow blocks-reads:public.child: readers and writers of table public.child wait for about 0.3 s in the transaction of: alter column public.top.number: type
-- needs --allow blocks-reads:public.plain: readers and writers of table public.plain wait for about 0.3 s in the transaction of: alter column public.top.number: type
-- needs --allow blocks-reads:public.typed: readers and writers of table public.typed wait for about 0.3 s in the transaction of: alter column public.top.number: type
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.top')) THEN
    LOCK TABLE ONLY public.top IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.top') AND a.attname = 'number' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.top
      ALTER COLUMN number TYPE bigint;
  END IF;
END
$schemadiff$;

COMMIT;
