-- before to after: 19 statements for PostgreSQL 18
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

-- drop view public.v  (after.yaml:2)
-- because of materialized_view public.m
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.m')), E' \n'), ';')) = '64e2053ee7f7f77fb727c622a147e7b4' THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop materialized view public.above  (after.yaml:11)
-- because of materialized_view public.m
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'above' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.above RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'above' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm')
       AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.m')), E' \n'), ';')) = '64e2053ee7f7f77fb727c622a147e7b4' THEN
    DROP MATERIALIZED VIEW IF EXISTS public.above;
  END IF;
END
$schemadiff$;

-- drop materialized view public.m  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'm' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.m RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.m') AND c.relkind = 'm'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('64e2053ee7f7f77fb727c622a147e7b4', '944d807926a516d78aaaac66fb06ebe5')) THEN
    RAISE EXCEPTION USING MESSAGE = 'materialized view public.m was changed by another session since the plan was made; plan again';
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.m')), E' \n'), ';')) = '64e2053ee7f7f77fb727c622a147e7b4' THEN
    DROP MATERIALIZED VIEW IF EXISTS public.m;
  END IF;
END
$schemadiff$;

-- drop materialized view public.same  (after.yaml:10)
-- because of column public.t.a
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'same' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.same RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'same' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    DROP MATERIALIZED VIEW IF EXISTS public.same;
  END IF;
END
$schemadiff$;

-- drop materialized view public.unfilled  (after.yaml:12)
-- because of column public.t.a
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'unfilled' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.unfilled RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'unfilled' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    DROP MATERIALIZED VIEW IF EXISTS public.unfilled;
  END IF;
END
$schemadiff$;

-- alter column public.t.a: type  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'bigint')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.t
      ALTER COLUMN a TYPE bigint;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create materialized view public.m  (after.yaml:4)
CREATE MATERIALIZED VIEW IF NOT EXISTS public.m WITH (fillfactor='90') AS
SELECT a, b FROM public.t WHERE b <> ''
WITH NO DATA;

-- re-create view public.v  (after.yaml:2)
-- because of materialized_view public.m
CREATE OR REPLACE VIEW public.v AS
SELECT a FROM public.m;

-- re-create materialized view public.above  (after.yaml:11)
-- because of materialized_view public.m
CREATE MATERIALIZED VIEW IF NOT EXISTS public.above AS
SELECT a + 1 AS a FROM public.m
WITH NO DATA;

-- re-create index public.m_a  (after.yaml:8)
CREATE UNIQUE INDEX IF NOT EXISTS m_a ON public.m USING btree (a);

-- re-create index public.m_b  (after.yaml:8)
CREATE INDEX IF NOT EXISTS m_b ON public.m USING btree (b);

-- re-create statistics public.m_ab  (after.yaml:9)
CREATE STATISTICS IF NOT EXISTS public.m_ab ON a, b FROM public.m;

-- re-create comment on materialized view public.m  (after.yaml:6)
COMMENT ON MATERIALIZED VIEW public.m IS 'stays';

-- re-create materialized view public.same  (after.yaml:10)
-- because of column public.t.a
CREATE MATERIALIZED VIEW IF NOT EXISTS public.same AS
SELECT a FROM public.t WHERE a > 1
WITH NO DATA;

-- re-create materialized view public.unfilled  (after.yaml:12)
-- because of column public.t.a
CREATE MATERIALIZED VIEW IF NOT EXISTS public.unfilled AS
SELECT a FROM public.t
WITH NO DATA;

-- re-create index public.unfilled_a  (after.yaml:12)
CREATE INDEX IF NOT EXISTS unfilled_a ON public.unfilled USING btree (a);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter materialized view public.m: populate  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = public, pg_temp;
    REFRESH MATERIALIZED VIEW public.m;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter materialized view public.above: populate  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.above') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = public, pg_temp;
    REFRESH MATERIALIZED VIEW public.above;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter materialized view public.same: populate  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.same') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = public, pg_temp;
    REFRESH MATERIALIZED VIEW public.same;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

COMMIT;
