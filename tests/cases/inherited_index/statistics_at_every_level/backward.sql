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
SET LOCAL search_path = public, pg_temp;

-- alter index public.by_size: statistics  (after.yaml:5)
ALTER TABLE ONLY public.by_size ALTER COLUMN 1 SET STATISTICS -1;

-- alter inherited index public.east.by_size: statistics  (after.yaml:8)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.east') AND c.relname = 'by_size' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE ONLY %s ALTER COLUMN 1 SET STATISTICS -1', part);
  END IF;
END
$part$;

-- alter index public.by_both: statistics  (after.yaml:5)
ALTER TABLE ONLY public.by_both ALTER COLUMN 1 SET STATISTICS 20;

-- alter inherited index public.east.by_both: statistics  (after.yaml:11)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.east') AND c.relname = 'by_both' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE ONLY %s ALTER COLUMN 1 SET STATISTICS 30', part);
  END IF;
END
$part$;

-- alter inherited index public.north.by_both: statistics  (after.yaml:7)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.north') AND c.relname = 'by_both' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER INDEX %s ALTER COLUMN 1 SET STATISTICS -1', part);
  END IF;
END
$part$;

COMMIT;
