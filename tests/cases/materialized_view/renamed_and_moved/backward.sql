-- before to after: 17 statements for PostgreSQL 18
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

-- rename table other.t to public.t  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('other.t')) THEN
    LOCK TABLE ONLY other.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE other.t SET SCHEMA public;
  END IF;
END
$schemadiff$;

-- rename materialized view other.n to public.m  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'n' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'm' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW other.n SET SCHEMA public;
    ALTER MATERIALIZED VIEW public.n RENAME TO m;
  END IF;
END
$schemadiff$;

-- rename materialized view other.stays to public.stays  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stays' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stays' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW other.stays SET SCHEMA public;
  END IF;
END
$schemadiff$;

-- rename materialized view other.p to public.p  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'p' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'p' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW other.p SET SCHEMA public;
    ALTER STATISTICS other.p_ab SET SCHEMA public;
  END IF;
END
$schemadiff$;

-- drop materialized view public.p  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'p' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.p RESET (user_catalog_table);
  END IF;
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.p')), E' \n'), ';')) = '62b9a303c5bb4381e61c23e8dad097f2'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 29789, 0)).object_names, '.') IN ('public.p')) THEN
    DROP MATERIALIZED VIEW IF EXISTS public.p;
  END IF;
END
$schemadiff$;

-- drop materialized view public.stays  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stays' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.stays RESET (user_catalog_table);
  END IF;
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.stays')), E' \n'), ';')) = '2fcf56e8676e66c6167c6ad8bfc2caf5'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 29795, 0)).object_names, '.') IN ('public.stays')) THEN
    DROP MATERIALIZED VIEW IF EXISTS public.stays;
  END IF;
END
$schemadiff$;

-- drop materialized view public.m  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'm' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.m RESET (user_catalog_table);
  END IF;
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.m')), E' \n'), ';')) = '62b9a303c5bb4381e61c23e8dad097f2'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 29784, 0)).object_names, '.') IN ('public.m')) THEN
    DROP MATERIALIZED VIEW IF EXISTS public.m;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create materialized view public.m  (after.yaml:4)
CREATE MATERIALIZED VIEW IF NOT EXISTS public.m AS
SELECT a, b FROM public.t
WITH NO DATA;

-- re-create index public.m_a  (after.yaml:4)
CREATE INDEX IF NOT EXISTS m_a ON public.m USING btree (a);

-- re-create materialized view public.p  (after.yaml:6)
CREATE MATERIALIZED VIEW IF NOT EXISTS public.p AS
SELECT a, b FROM public.t
WITH NO DATA;

-- re-create index public.p_a  (after.yaml:6)
CREATE INDEX IF NOT EXISTS p_a ON public.p USING btree (a);

-- re-create statistics public.p_ab  (after.yaml:6)
CREATE STATISTICS IF NOT EXISTS public.p_ab ON a, b FROM public.p;

-- re-create comment on materialized view public.p  (after.yaml:6)
COMMENT ON MATERIALIZED VIEW public.p IS 'goes';

-- re-create materialized view public.stays  (after.yaml:5)
CREATE MATERIALIZED VIEW IF NOT EXISTS public.stays AS
SELECT a FROM public.m
WITH NO DATA;
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

-- alter materialized view public.p: populate  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = public, pg_temp;
    REFRESH MATERIALIZED VIEW public.p;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter materialized view public.stays: populate  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.stays') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = public, pg_temp;
    REFRESH MATERIALIZED VIEW public.stays;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

COMMIT;
