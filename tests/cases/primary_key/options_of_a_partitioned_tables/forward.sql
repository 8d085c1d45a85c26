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

-- drop primary key public.t.t_key  (after.yaml:6)
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
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (a, b)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key'
         AND i.reloptions IS NULL))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (a, b)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key'
         AND pg_catalog.right(pg_catalog.pg_get_indexdef(i.oid), 23) = ' WITH (fillfactor=''69'')')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.t.t_key was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (a, b)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key'
         AND i.reloptions IS NULL) THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_key;
  END IF;
END
$schemadiff$;

-- drop unique public.t.once  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'once' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'once'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a, b)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'once'
         AND pg_catalog.right(pg_catalog.pg_get_indexdef(i.oid), 23) = ' WITH (fillfactor=''50'')'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'once'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a, b)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'once'
         AND pg_catalog.right(pg_catalog.pg_get_indexdef(i.oid), 23) = ' WITH (fillfactor=''69'')')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.t.once was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'once'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a, b)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'once'
         AND pg_catalog.right(pg_catalog.pg_get_indexdef(i.oid), 23) = ' WITH (fillfactor=''50'')') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS once;
  END IF;
END
$schemadiff$;

-- re-create primary key public.t.t_key  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.t ADD CONSTRAINT t_key PRIMARY KEY (a, b) WITH (fillfactor='69');
  END IF;
END
$schemadiff$;

-- re-create unique public.t.once  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'once' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.t ADD CONSTRAINT once UNIQUE (a, b) WITH (fillfactor='69');
  END IF;
END
$schemadiff$;

-- alter inherited index public.t1.once: options  (after.yaml:13)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.t1') AND c.relname = 'once' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER INDEX %s SET (fillfactor=''80'')', part);
  END IF;
END
$part$;

-- alter inherited index public.t1.t_key: name  (after.yaml:12)
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
    WHERE c.relname = 'kept' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'kept' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'kept');
    END IF;
  END IF;
END
$part$;

-- alter inherited index public.t1.t_key: options  (after.yaml:12)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.t1') AND c.relname = 't_key' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER INDEX %s RESET (fillfactor)', part);
  END IF;
END
$part$;

-- alter inherited index public.t1.t_key: cluster  (after.yaml:12)
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

COMMIT;
