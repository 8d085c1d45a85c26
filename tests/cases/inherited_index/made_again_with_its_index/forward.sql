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

-- drop primary key public.t.t_key  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (a)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key'
         AND i.reloptions IS NULL))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (a) INCLUDE (b)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key'
         AND i.reloptions IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.t.t_key was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (a)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key'
         AND i.reloptions IS NULL) THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_key;
  END IF;
END
$schemadiff$;

-- drop index public.by_b  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'by_b' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'by_b'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 38) = 'USING btree (b) WITH (fillfactor=''90'')'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'by_b'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 38) = 'USING btree (b) WITH (fillfactor=''80'')')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.by_b was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'by_b'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 38) = 'USING btree (b) WITH (fillfactor=''90'')') THEN
    DROP INDEX IF EXISTS public.by_b;
  END IF;
END
$schemadiff$;

-- drop index public.by_sum  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'by_sum'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 23) = 'USING btree (((a + b)))') THEN
    DROP INDEX IF EXISTS public.by_sum;
  END IF;
END
$schemadiff$;

-- alter column public.t.b: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'bigint')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.b was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.t
      ALTER COLUMN b TYPE bigint;
  END IF;
END
$schemadiff$;

-- re-create primary key public.t.t_key  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.t ADD CONSTRAINT t_key PRIMARY KEY (a) INCLUDE (b);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create index public.by_b  (after.yaml:6)
CREATE INDEX IF NOT EXISTS by_b ON public.t USING btree (b) WITH (fillfactor='80');

-- re-create index public.by_sum  (after.yaml:6)
CREATE INDEX IF NOT EXISTS by_sum ON public.t USING btree ((a - b));

-- alter inherited index public.t1.by_b: name  (after.yaml:11)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.t1') AND c.relname = 'by_b' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'kept_1' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'kept_1' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'kept_1');
    END IF;
  END IF;
END
$part$;

-- alter inherited index public.t1.by_b: options  (after.yaml:11)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.t1') AND c.relname = 'by_b' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER INDEX %s SET (fillfactor=''60'')', part);
  END IF;
END
$part$;

-- alter inherited index public.t1.t_key: name  (after.yaml:13)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.t1') AND c.relname = 't_key' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'kept_3' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'kept_3' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'kept_3');
    END IF;
  END IF;
END
$part$;

-- alter inherited index public.t1.t_key: cluster  (after.yaml:13)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.t1') AND c.relname = 't_key' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE %s CLUSTER ON %I', 'public.t1', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
  END IF;
END
$part$;

-- alter inherited index public.t1.by_sum: name  (after.yaml:12)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.t1') AND c.relname = 'by_sum' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'kept_2' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'kept_2' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'kept_2');
    END IF;
  END IF;
END
$part$;

-- alter inherited index public.t1.by_sum: comment  (after.yaml:12)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.t1') AND c.relname = 'by_sum' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON INDEX %s IS %L', part, 'Sums');
  END IF;
END
$part$;

COMMIT;
