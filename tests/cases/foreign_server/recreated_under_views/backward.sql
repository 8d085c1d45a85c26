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

-- drop function public.total()  (after.yaml:10)
-- because of column public.f.b
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.total()') AND prokind IN ('f', 'w'))
       AND EXISTS (SELECT FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE s.srvname = 'far' AND w.fdwname = 'nowhere' AND s.srvtype IS NULL) THEN
    DROP FUNCTION IF EXISTS public.total();
  END IF;
END
$schemadiff$;

-- drop view public.w  (after.yaml:8)
-- because of view public.v
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'w' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.w RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'w' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE s.srvname = 'far' AND w.fdwname = 'nowhere' AND s.srvtype IS NULL) THEN
    DROP VIEW IF EXISTS public.w;
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:7)
-- because of column public.f.a
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE s.srvname = 'far' AND w.fdwname = 'nowhere' AND s.srvtype IS NULL) THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop foreign table public.f  (after.yaml:4)
-- because of foreign_server far
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'f' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'f')
       AND EXISTS (SELECT FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE s.srvname = 'far' AND w.fdwname = 'nowhere' AND s.srvtype IS NULL) THEN
    DROP FOREIGN TABLE IF EXISTS public.f;
  END IF;
END
$schemadiff$;

-- drop foreign server far  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_foreign_server WHERE srvname = 'far')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE s.srvname = 'far' AND w.fdwname = 'nowhere' AND s.srvtype IS NULL))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE s.srvname = 'far' AND w.fdwname = 'elsewhere' AND s.srvtype IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign server far was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE s.srvname = 'far' AND w.fdwname = 'nowhere' AND s.srvtype IS NULL) THEN
    DROP SERVER IF EXISTS far;
  END IF;
END
$schemadiff$;

-- re-create foreign server far  (after.yaml:2)
CREATE SERVER IF NOT EXISTS far FOREIGN DATA WRAPPER elsewhere;

-- re-create foreign table public.f  (after.yaml:4)
-- because of foreign_server far
CREATE FOREIGN TABLE IF NOT EXISTS public.f (
  a integer,
  b integer
) SERVER far;

-- re-create comment on column public.f.a  (after.yaml:4)
-- because of foreign_table public.f
COMMENT ON COLUMN public.f.a IS 'kept';
SET LOCAL search_path = public, pg_temp;

-- re-create function public.total()  (after.yaml:10)
-- because of column public.f.b
CREATE OR REPLACE FUNCTION public.total()
RETURNS bigint
LANGUAGE sql
BEGIN ATOMIC SELECT sum(b) FROM public.f; END;

-- re-create view public.v  (after.yaml:7)
-- because of column public.f.a
CREATE OR REPLACE VIEW public.v AS
SELECT a FROM public.f;

-- re-create view public.w  (after.yaml:8)
-- because of view public.v
CREATE OR REPLACE VIEW public.w AS
SELECT a FROM public.v;

COMMIT;
