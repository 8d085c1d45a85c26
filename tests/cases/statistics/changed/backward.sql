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

-- rename column public.t.d to z  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'd' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'z' AND NOT a.attisdropped) THEN
    ALTER TABLE public.t RENAME COLUMN d TO z;
  END IF;
END
$schemadiff$;

-- rename statistics public.new_name to old_name  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxname = 'new_name' AND stxnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxname = 'old_name' AND stxnamespace = pg_catalog.to_regnamespace('public')) THEN
    ALTER STATISTICS public.new_name RENAME TO old_name;
  END IF;
END
$schemadiff$;

-- drop statistics public.columns  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_statistic_ext s
         CROSS JOIN LATERAL (SELECT
             ARRAY(SELECT attname::pg_catalog.text FROM pg_catalog.pg_attribute WHERE attrelid = s.stxrelid AND attnum = ANY (s.stxkeys)) AS columns,
             pg_catalog.pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
             ARRAY(SELECT CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END FROM pg_catalog.unnest(s.stxkind) AS u (k) WHERE k <> 'e') AS kinds) h
         WHERE s.stxname = 'columns' AND s.stxnamespace = pg_catalog.to_regnamespace('public') AND s.stxrelid = pg_catalog.to_regclass('public.t')
         AND h.columns <@ ARRAY['a', 'b', 'c']::pg_catalog.text[] AND h.columns @> ARRAY['a', 'b', 'c']::pg_catalog.text[]
         AND h.expressions IS NULL
         AND pg_catalog.cardinality(h.kinds) IN (0, 3))
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(3381, 16410, 0)).object_names, '.') IN ('public.columns')) THEN
    DROP STATISTICS IF EXISTS public.columns;
  END IF;
END
$schemadiff$;

-- drop statistics public.expressions  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_statistic_ext s
         CROSS JOIN LATERAL (SELECT
             ARRAY(SELECT attname::pg_catalog.text FROM pg_catalog.pg_attribute WHERE attrelid = s.stxrelid AND attnum = ANY (s.stxkeys)) AS columns,
             pg_catalog.pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
             ARRAY(SELECT CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END FROM pg_catalog.unnest(s.stxkind) AS u (k) WHERE k <> 'e') AS kinds) h
         WHERE s.stxname = 'expressions' AND s.stxnamespace = pg_catalog.to_regnamespace('public') AND s.stxrelid = pg_catalog.to_regclass('public.t')
         AND h.columns <@ ARRAY['a']::pg_catalog.text[] AND h.columns @> ARRAY['a']::pg_catalog.text[]
         AND h.expressions <@ ARRAY['(b + 2)']::pg_catalog.text[] AND h.expressions @> ARRAY['(b + 2)']::pg_catalog.text[]
         AND pg_catalog.cardinality(h.kinds) IN (0, 3))
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(3381, 16411, 0)).object_names, '.') IN ('public.expressions')) THEN
    DROP STATISTICS IF EXISTS public.expressions;
  END IF;
END
$schemadiff$;

-- drop statistics public.kinds  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_statistic_ext s
         CROSS JOIN LATERAL (SELECT
             ARRAY(SELECT attname::pg_catalog.text FROM pg_catalog.pg_attribute WHERE attrelid = s.stxrelid AND attnum = ANY (s.stxkeys)) AS columns,
             pg_catalog.pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
             ARRAY(SELECT CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END FROM pg_catalog.unnest(s.stxkind) AS u (k) WHERE k <> 'e') AS kinds) h
         WHERE s.stxname = 'kinds' AND s.stxnamespace = pg_catalog.to_regnamespace('public') AND s.stxrelid = pg_catalog.to_regclass('public.t')
         AND h.columns <@ ARRAY['a', 'b']::pg_catalog.text[] AND h.columns @> ARRAY['a', 'b']::pg_catalog.text[]
         AND h.expressions IS NULL
         AND h.kinds <@ ARRAY['dependencies']::pg_catalog.text[] AND h.kinds @> ARRAY['dependencies']::pg_catalog.text[])
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(3381, 16412, 0)).object_names, '.') IN ('public.kinds')) THEN
    DROP STATISTICS IF EXISTS public.kinds;
  END IF;
END
$schemadiff$;

-- alter column public.t.b: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.t
      ALTER COLUMN b TYPE integer;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create statistics public.columns  (after.yaml:5)
CREATE STATISTICS IF NOT EXISTS public.columns ON a, b FROM public.t;

-- re-create statistics public.expressions  (after.yaml:6)
CREATE STATISTICS IF NOT EXISTS public.expressions ON a, (b + 1) FROM public.t;

-- re-create statistics public.kinds  (after.yaml:7)
CREATE STATISTICS IF NOT EXISTS public.kinds (mcv) ON a, b FROM public.t;

-- create statistics public.gone  (after.yaml:10)
CREATE STATISTICS IF NOT EXISTS public.gone ON b, z FROM public.t;

-- re-create comment on statistics public.columns  (after.yaml:5)
COMMENT ON STATISTICS public.columns IS 'comes back';

COMMIT;
