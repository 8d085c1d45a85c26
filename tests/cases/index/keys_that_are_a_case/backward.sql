-- before to after: 7 statements for PostgreSQL 18
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

-- drop exclusion public.visits.apart  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.visits')) THEN
    LOCK TABLE ONLY public.visits IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.visits') AND c.conname = 'apart'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'EXCLUDE USING gist ((
CASE
    WHEN seen THEN span
    ELSE NULL::int4range
END) WITH &&, (
CASE
    WHEN (n > 2) THEN span
    ELSE NULL::int4range
END) WITH &&)') THEN
    ALTER TABLE public.visits DROP CONSTRAINT IF EXISTS apart;
  END IF;
END
$schemadiff$;

-- drop index public.by_all  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.visits') AND c.relname = 'by_all'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 140) = 'USING btree (lower(place), (
CASE
    WHEN seen THEN 2
    ELSE 0
END), (
CASE
    WHEN (n > 1) THEN ''x, (y''::text
    ELSE NULL::text
END))') THEN
    DROP INDEX IF EXISTS public.by_all;
  END IF;
END
$schemadiff$;

-- drop statistics public.told  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_statistic_ext s
         CROSS JOIN LATERAL (SELECT
             ARRAY(SELECT attname::pg_catalog.text FROM pg_catalog.pg_attribute WHERE attrelid = s.stxrelid AND attnum = ANY (s.stxkeys)) AS columns,
             pg_catalog.pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
             ARRAY(SELECT CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END FROM pg_catalog.unnest(s.stxkind) AS u (k) WHERE k <> 'e') AS kinds) h
         WHERE s.stxname = 'told' AND s.stxnamespace = pg_catalog.to_regnamespace('public') AND s.stxrelid = pg_catalog.to_regclass('public.visits')
         AND h.columns <@ ARRAY[]::pg_catalog.text[] AND h.columns @> ARRAY[]::pg_catalog.text[]
         AND h.expressions <@ ARRAY['upper(place)', '
CASE
    WHEN (n = 1) THEN 3
    ELSE NULL::integer
END']::pg_catalog.text[] AND h.expressions @> ARRAY['upper(place)', '
CASE
    WHEN (n = 1) THEN 3
    ELSE NULL::integer
END']::pg_catalog.text[]
         AND pg_catalog.cardinality(h.kinds) IN (0, 3)) THEN
    DROP STATISTICS IF EXISTS public.told;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create exclusion public.visits.apart  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.visits') AND c.conname = 'apart' AND c.conparentid = 0
         AND c.contype = 'x') THEN
    ALTER TABLE public.visits ADD CONSTRAINT apart EXCLUDE USING gist ((CASE WHEN seen THEN span END) WITH &&, (CASE WHEN n > 1 THEN span END) WITH &&);
  END IF;
END
$schemadiff$;

-- re-create index public.by_all  (after.yaml:5)
CREATE INDEX IF NOT EXISTS by_all ON public.visits USING btree (lower(place), (CASE WHEN seen THEN 1 ELSE 0 END), (CASE WHEN n > 1 THEN 'x, (y' END));

-- create index public.goes  (after.yaml:6)
CREATE INDEX IF NOT EXISTS goes ON public.visits USING btree ((CASE WHEN seen THEN 1 END), upper(place));

-- re-create statistics public.told  (after.yaml:11)
CREATE STATISTICS IF NOT EXISTS public.told ON upper(place), (CASE WHEN n = 1 THEN 2 END) FROM public.visits;

COMMIT;
