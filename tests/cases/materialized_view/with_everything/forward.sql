-- before to after: 14 statements for PostgreSQL 18
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

-- create materialized view public.empty  (after.yaml:16)
CREATE MATERIALIZED VIEW IF NOT EXISTS public.empty (x) AS
SELECT 1
WITH NO DATA;

-- create materialized view public.m  (after.yaml:5)
CREATE MATERIALIZED VIEW IF NOT EXISTS public.m WITH (fillfactor='70') AS
SELECT a, upper(b) AS b FROM public.t
WITH NO DATA;

-- create view public.via  (after.yaml:3)
CREATE OR REPLACE VIEW public.via AS
SELECT a, b FROM public.m;

-- create materialized view public.above  (after.yaml:15)
CREATE MATERIALIZED VIEW IF NOT EXISTS public.above AS
SELECT count(*) AS n FROM public.via
WITH NO DATA;

-- create index public.m_a  (after.yaml:12)
CREATE UNIQUE INDEX IF NOT EXISTS m_a ON public.m USING btree (a);

-- create index public.m_b  (after.yaml:13)
CREATE INDEX IF NOT EXISTS m_b ON public.m USING btree (lower(b), a DESC) WHERE (a > 1);

-- create statistics public.m_ab  (after.yaml:14)
CREATE STATISTICS IF NOT EXISTS public.m_ab ON a, b, (a + 1) FROM public.m;

-- create comment on index public.m_a  (after.yaml:12)
COMMENT ON INDEX public.m_a IS 'to refresh it';

-- create comment on materialized view public.m  (after.yaml:7)
COMMENT ON MATERIALIZED VIEW public.m IS 'what is there';

-- insert public.t a=2  (after.yaml:2)
INSERT INTO public.t (a, b)
VALUES
  (2, 'y')
ON CONFLICT (a) DO NOTHING;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter materialized view public.m: populate  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = public, pg_temp;
    REFRESH MATERIALIZED VIEW public.m;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- create owner of materialized view public.m  (after.yaml:8)
ALTER MATERIALIZED VIEW public.m OWNER TO postgres;

-- create grants on materialized view public.m  (after.yaml:9)
GRANT SELECT ON TABLE public.m TO pg_read_all_data;

-- alter materialized view public.above: populate  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.above') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = public, pg_temp;
    REFRESH MATERIALIZED VIEW public.above;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

COMMIT;
