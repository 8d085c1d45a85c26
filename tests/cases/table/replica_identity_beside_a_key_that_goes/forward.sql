-- before to after: 9 statements for PostgreSQL 18
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

-- drop primary key public.keyed.keyed_old
-- needs --allow drops-object:public.keyed.keyed_old: drops primary key public.keyed.keyed_old
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.keyed')) THEN
    LOCK TABLE ONLY public.keyed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keyed') AND c.conname = 'keyed_old' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keyed') AND c.conname = 'keyed_old'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (a)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.keyed.keyed_old was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keyed') AND c.conname = 'keyed_old' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    DO $identity$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid = pg_catalog.to_regclass('public.keyed') AND c.relname = 'keyed_old' AND i.indisreplident) THEN
    ALTER TABLE public.keyed REPLICA IDENTITY DEFAULT;
  END IF;
END
$identity$;
    ALTER TABLE public.keyed DROP CONSTRAINT IF EXISTS keyed_old;
  END IF;
END
$schemadiff$;

-- drop unique public.moved.moved_a  (after.yaml:8)
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
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.moved') AND c.conname = 'moved_a'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (b, a)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.moved.moved_a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.moved') AND c.conname = 'moved_a'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a)') THEN
    DO $identity$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid = pg_catalog.to_regclass('public.moved') AND c.relname = 'moved_a' AND i.indisreplident) THEN
    ALTER TABLE public.moved REPLICA IDENTITY DEFAULT;
  END IF;
END
$identity$;
    ALTER TABLE public.moved DROP CONSTRAINT IF EXISTS moved_a;
  END IF;
END
$schemadiff$;

-- drop inherited index public.part.parted_a
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.part') AND c.relname = 'parted_a' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    IF (SELECT i.indisreplident FROM pg_catalog.pg_index i WHERE i.indexrelid = part) THEN
      ALTER TABLE public.part REPLICA IDENTITY DEFAULT;
    END IF;
  END IF;
END
$part$;

-- drop index public.parted_a
-- needs --allow drops-object:public.parted_a: drops index public.parted_a
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parted')) THEN
    LOCK TABLE ONLY public.parted IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'parted_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.parted') AND c.relname = 'parted_a'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (a)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.parted_a was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.parted_a;
END
$schemadiff$;

-- alter table public.keyed: replica identity  (after.yaml:2)
ALTER TABLE public.keyed REPLICA IDENTITY FULL;

-- create primary key public.keyed.keyed_new  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keyed') AND c.conname = 'keyed_new' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.keyed ADD CONSTRAINT keyed_new PRIMARY KEY (b);
  END IF;
END
$schemadiff$;

-- re-create unique public.moved.moved_a  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.moved') AND c.conname = 'moved_a' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.moved ADD CONSTRAINT moved_a UNIQUE (b, a);
  END IF;
END
$schemadiff$;

-- alter unique public.moved.moved_b: replica identity  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.moved') AND c.relname = 'moved_b' AND NOT i.indisreplident) THEN
    ALTER TABLE public.moved REPLICA IDENTITY USING INDEX moved_b;
  END IF;
END
$schemadiff$;

-- alter table public.part: replica identity  (after.yaml:13)
ALTER TABLE public.part REPLICA IDENTITY FULL;

COMMIT;
