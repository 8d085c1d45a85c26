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

-- drop statistics public.mixed  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN SHARE UPDATE EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_statistic_ext s
         CROSS JOIN LATERAL (SELECT
             ARRAY(SELECT attname::pg_catalog.text FROM pg_catalog.pg_attribute WHERE attrelid = s.stxrelid AND attnum = ANY (s.stxkeys)) AS columns,
             pg_catalog.pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
             ARRAY(SELECT CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END FROM pg_catalog.unnest(s.stxkind) AS u (k) WHERE k <> 'e') AS kinds) h
         WHERE s.stxname = 'mixed' AND s.stxnamespace = pg_catalog.to_regnamespace('public') AND s.stxrelid = pg_catalog.to_regclass('public.t')
         AND h.columns <@ ARRAY['a']::pg_catalog.text[] AND h.columns @> ARRAY['a']::pg_catalog.text[]
         AND h.expressions <@ ARRAY['lower(c)', '(a + b)']::pg_catalog.text[] AND h.expressions @> ARRAY['lower(c)', '(a + b)']::pg_catalog.text[]
         AND h.kinds <@ ARRAY['ndistinct', 'mcv']::pg_catalog.text[] AND h.kinds @> ARRAY['ndistinct', 'mcv']::pg_catalog.text[]) THEN
    DROP STATISTICS IF EXISTS public.mixed;
  END IF;
END
$schemadiff$;

-- drop statistics public.one  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_statistic_ext s
         CROSS JOIN LATERAL (SELECT
             ARRAY(SELECT attname::pg_catalog.text FROM pg_catalog.pg_attribute WHERE attrelid = s.stxrelid AND attnum = ANY (s.stxkeys)) AS columns,
             pg_catalog.pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
             ARRAY(SELECT CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END FROM pg_catalog.unnest(s.stxkind) AS u (k) WHERE k <> 'e') AS kinds) h
         WHERE s.stxname = 'one' AND s.stxnamespace = pg_catalog.to_regnamespace('public') AND s.stxrelid = pg_catalog.to_regclass('public.t')
         AND h.columns <@ ARRAY[]::pg_catalog.text[] AND h.columns @> ARRAY[]::pg_catalog.text[]
         AND h.expressions <@ ARRAY['((a + b) % 10)']::pg_catalog.text[] AND h.expressions @> ARRAY['((a + b) % 10)']::pg_catalog.text[]
         AND pg_catalog.cardinality(h.kinds) IN (0, 3)) THEN
    DROP STATISTICS IF EXISTS public.one;
  END IF;
END
$schemadiff$;

-- drop statistics public.plain  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxname = 'plain' AND stxnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_statistic_ext s
         CROSS JOIN LATERAL (SELECT
             ARRAY(SELECT attname::pg_catalog.text FROM pg_catalog.pg_attribute WHERE attrelid = s.stxrelid AND attnum = ANY (s.stxkeys)) AS columns,
             pg_catalog.pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
             ARRAY(SELECT CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END FROM pg_catalog.unnest(s.stxkind) AS u (k) WHERE k <> 'e') AS kinds) h
         WHERE s.stxname = 'plain' AND s.stxnamespace = pg_catalog.to_regnamespace('public') AND s.stxrelid = pg_catalog.to_regclass('public.t')
         AND h.columns <@ ARRAY['a', 'b', 'c']::pg_catalog.text[] AND h.columns @> ARRAY['a', 'b', 'c']::pg_catalog.text[]
         AND h.expressions IS NULL
         AND pg_catalog.cardinality(h.kinds) IN (0, 3)))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_statistic_ext s
         CROSS JOIN LATERAL (SELECT
             ARRAY(SELECT attname::pg_catalog.text FROM pg_catalog.pg_attribute WHERE attrelid = s.stxrelid AND attnum = ANY (s.stxkeys)) AS columns,
             pg_catalog.pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
             ARRAY(SELECT CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END FROM pg_catalog.unnest(s.stxkind) AS u (k) WHERE k <> 'e') AS kinds) h
         WHERE s.stxname = 'plain' AND s.stxnamespace = pg_catalog.to_regnamespace('public') AND s.stxrelid = pg_catalog.to_regclass('public.t')
         AND h.columns <@ ARRAY['c', 'a', 'b']::pg_catalog.text[] AND h.columns @> ARRAY['c', 'a', 'b']::pg_catalog.text[]
         AND h.expressions IS NULL
         AND h.kinds <@ ARRAY['dependencies', 'mcv']::pg_catalog.text[] AND h.kinds @> ARRAY['dependencies', 'mcv']::pg_catalog.text[])) THEN
    RAISE EXCEPTION USING MESSAGE = 'statistics public.plain was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_statistic_ext s
         CROSS JOIN LATERAL (SELECT
             ARRAY(SELECT attname::pg_catalog.text FROM pg_catalog.pg_attribute WHERE attrelid = s.stxrelid AND attnum = ANY (s.stxkeys)) AS columns,
             pg_catalog.pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
             ARRAY(SELECT CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END FROM pg_catalog.unnest(s.stxkind) AS u (k) WHERE k <> 'e') AS kinds) h
         WHERE s.stxname = 'plain' AND s.stxnamespace = pg_catalog.to_regnamespace('public') AND s.stxrelid = pg_catalog.to_regclass('public.t')
         AND h.columns <@ ARRAY['a', 'b', 'c']::pg_catalog.text[] AND h.columns @> ARRAY['a', 'b', 'c']::pg_catalog.text[]
         AND h.expressions IS NULL
         AND pg_catalog.cardinality(h.kinds) IN (0, 3)) THEN
    DROP STATISTICS IF EXISTS public.plain;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create statistics public.mixed  (after.yaml:5)
CREATE STATISTICS IF NOT EXISTS public.mixed (ndistinct) ON lower( c), a, (a + b) FROM public.t;
ALTER STATISTICS public.mixed SET STATISTICS 500;

-- re-create statistics public.one  (after.yaml:6)
CREATE STATISTICS IF NOT EXISTS public.one ON ((a - b) % 10) FROM public.t;

-- re-create statistics public.plain  (after.yaml:8)
CREATE STATISTICS IF NOT EXISTS public.plain (dependencies, mcv) ON c, a, b FROM public.t;

-- re-create comment on statistics public.mixed  (after.yaml:5)
COMMENT ON STATISTICS public.mixed IS 'kept';

COMMIT;
