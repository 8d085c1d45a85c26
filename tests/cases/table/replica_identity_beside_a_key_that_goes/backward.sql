-- before to after: 11 statements for PostgreSQL 18
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

-- drop primary key public.keyed.keyed_new
-- needs --allow drops-object:public.keyed.keyed_new: drops primary key public.keyed.keyed_new
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.keyed')) THEN
    LOCK TABLE ONLY public.keyed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keyed') AND c.conname = 'keyed_new' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keyed') AND c.conname = 'keyed_new'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (b)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.keyed.keyed_new was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keyed') AND c.conname = 'keyed_new' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.keyed DROP CONSTRAINT IF EXISTS keyed_new;
  END IF;
END
$schemadiff$;

-- drop unique public.moved.moved_a  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.moved')) THEN
    LOCK TABLE ONLY public.moved IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.moved') AND c.conname = 'moved_a' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.moved') AND c.conname = 'moved_a'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (b, a)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.moved') AND c.conname = 'moved_a'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.moved.moved_a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.moved') AND c.conname = 'moved_a'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (b, a)') THEN
    ALTER TABLE public.moved DROP CONSTRAINT IF EXISTS moved_a;
  END IF;
END
$schemadiff$;

-- alter table public.keyed: replica identity  (after.yaml:2)
ALTER TABLE public.keyed REPLICA IDENTITY DEFAULT;

-- create primary key public.keyed.keyed_old  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keyed') AND c.conname = 'keyed_old' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.keyed ADD CONSTRAINT keyed_old PRIMARY KEY (a);
  END IF;
END
$schemadiff$;

-- alter primary key public.keyed.keyed_old: replica identity  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.keyed') AND c.relname = 'keyed_old' AND NOT i.indisreplident) THEN
    ALTER TABLE public.keyed REPLICA IDENTITY USING INDEX keyed_old;
  END IF;
END
$schemadiff$;

-- re-create unique public.moved.moved_a  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.moved') AND c.conname = 'moved_a' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.moved ADD CONSTRAINT moved_a UNIQUE (a);
  END IF;
END
$schemadiff$;

-- alter unique public.moved.moved_a: replica identity  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.moved') AND c.relname = 'moved_a' AND NOT i.indisreplident) THEN
    ALTER TABLE public.moved REPLICA IDENTITY USING INDEX moved_a;
  END IF;
END
$schemadiff$;

-- alter unique public.moved.moved_b: replica identity  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.moved') AND c.relname = 'moved_b' AND i.indisreplident) THEN
    ALTER TABLE public.moved REPLICA IDENTITY DEFAULT;
  END IF;
END
$schemadiff$;

-- alter table public.part: replica identity  (after.yaml:13)
ALTER TABLE public.part REPLICA IDENTITY DEFAULT;
SET LOCAL search_path = public, pg_temp;

-- create index public.parted_a  (after.yaml:11)
CREATE UNIQUE INDEX IF NOT EXISTS parted_a ON public.parted USING btree (a);

-- alter inherited index public.part.parted_a: replica identity  (after.yaml:15)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.part') AND c.relname = 'parted_a' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE %s REPLICA IDENTITY USING INDEX %I', 'public.part', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
  END IF;
END
$part$;

COMMIT;
