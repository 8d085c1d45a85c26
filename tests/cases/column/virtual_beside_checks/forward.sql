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

-- drop check public.checked.sane  (after.yaml:9)
-- because of column public.checked.v
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.checked')) THEN
    LOCK TABLE ONLY public.checked IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.checked') AND c.conname = 'sane' AND c.conparentid = 0
         AND c.contype = 'c')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.checked') AND a.attname = 'v' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = 'v'
         AND (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) = '(a + 1)') THEN
    ALTER TABLE public.checked DROP CONSTRAINT IF EXISTS sane;
  END IF;
END
$schemadiff$;

-- drop column public.parted.v  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parted')) THEN
    LOCK TABLE ONLY public.parted IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'v' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = 'v'
         AND (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) = '(a + 1)') THEN
    ALTER TABLE public.parted
      DROP COLUMN IF EXISTS v;
  END IF;
END
$schemadiff$;

-- drop column public.published.v  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.published')) THEN
    LOCK TABLE ONLY public.published IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.published') AND a.attname = 'v' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = 'v'
         AND (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) = '(a + 1)') THEN
    ALTER TABLE public.published
      DROP COLUMN IF EXISTS v;
  END IF;
END
$schemadiff$;

-- drop view public.seen  (after.yaml:27)
-- because of column public.checked.v
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'seen' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.seen RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'seen' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.checked') AND a.attname = 'v' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = 'v'
         AND (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) = '(a + 1)') THEN
    DROP VIEW IF EXISTS public.seen;
  END IF;
END
$schemadiff$;

-- drop column public.checked.v  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.checked') AND a.attname = 'v' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = 'v'
         AND (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) = '(a + 1)') THEN
    ALTER TABLE public.checked
      DROP COLUMN IF EXISTS v;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create column public.checked.v  (after.yaml:7)
ALTER TABLE public.checked
  ADD COLUMN IF NOT EXISTS v integer GENERATED ALWAYS AS (a * 2) VIRTUAL;

-- re-create check public.checked.sane  (after.yaml:9)
-- because of column public.checked.v
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.checked') AND c.conname = 'sane' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.checked ADD CONSTRAINT sane CHECK (v < 100);
  END IF;
END
$schemadiff$;

-- re-create comment on column public.checked.v  (after.yaml:7)
COMMENT ON COLUMN public.checked.v IS 'computed';

-- alter grants on table public.checked: grants  (after.yaml:10)
GRANT SELECT (v) ON TABLE public.checked TO pg_monitor;

-- re-create column public.parted.v  (after.yaml:22)
ALTER TABLE public.parted
  ADD COLUMN IF NOT EXISTS v integer GENERATED ALWAYS AS (a * 2) VIRTUAL;

-- alter column public.plain.v: generated  (after.yaml:14)
ALTER TABLE public.plain
  ALTER COLUMN v SET EXPRESSION AS (a * 2);

-- re-create column public.published.v  (after.yaml:18)
ALTER TABLE public.published
  ADD COLUMN IF NOT EXISTS v integer GENERATED ALWAYS AS (a * 2) VIRTUAL;

-- re-create view public.seen  (after.yaml:27)
-- because of column public.checked.v
CREATE OR REPLACE VIEW public.seen AS
select v from public.checked;

COMMIT;
