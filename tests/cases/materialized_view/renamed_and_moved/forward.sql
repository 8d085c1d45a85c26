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

-- rename table public.t to other.t  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.t SET SCHEMA other;
  END IF;
END
$schemadiff$;

-- rename materialized view public.m to other.n  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'm' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'n' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.m SET SCHEMA other;
    ALTER MATERIALIZED VIEW other.m RENAME TO n;
  END IF;
END
$schemadiff$;

-- rename materialized view public.stays to other.stays  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stays' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stays' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.stays SET SCHEMA other;
  END IF;
END
$schemadiff$;

-- rename materialized view public.p to other.p  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'p' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'p' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.p SET SCHEMA other;
    ALTER STATISTICS public.p_ab SET SCHEMA other;
  END IF;
END
$schemadiff$;

-- drop materialized view other.p  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'p' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW other.p RESET (user_catalog_table);
  END IF;
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('other.p')), E' \n'), ';')) = '64e2053ee7f7f77fb727c622a147e7b4'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 29576, 0)).object_names, '.') IN ('other.p')) THEN
    DROP MATERIALIZED VIEW IF EXISTS other.p;
  END IF;
END
$schemadiff$;

-- drop materialized view other.stays  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stays' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW other.stays RESET (user_catalog_table);
  END IF;
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('other.stays')), E' \n'), ';')) = '50693ef98ac3106ad19653494452f52c'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 29582, 0)).object_names, '.') IN ('other.stays')) THEN
    DROP MATERIALIZED VIEW IF EXISTS other.stays;
  END IF;
END
$schemadiff$;

-- drop materialized view other.n  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'n' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW other.n RESET (user_catalog_table);
  END IF;
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('other.n')), E' \n'), ';')) = '64e2053ee7f7f77fb727c622a147e7b4'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 29571, 0)).object_names, '.') IN ('other.n')) THEN
    DROP MATERIALIZED VIEW IF EXISTS other.n;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = other, public, pg_temp;

-- re-create materialized view other.n  (after.yaml:5)
CREATE MATERIALIZED VIEW IF NOT EXISTS other.n WITH (fillfactor='50') AS
SELECT a, b FROM other.t
WITH NO DATA;

-- re-create index other.m_a  (after.yaml:5)
CREATE INDEX IF NOT EXISTS m_a ON other.n USING btree (a);

-- re-create materialized view other.p  (after.yaml:7)
CREATE MATERIALIZED VIEW IF NOT EXISTS other.p AS
SELECT a, b FROM other.t
WITH NO DATA;

-- re-create index other.p_a  (after.yaml:7)
CREATE INDEX IF NOT EXISTS p_a ON other.p USING btree (a);

-- re-create statistics other.p_ab  (after.yaml:7)
CREATE STATISTICS IF NOT EXISTS other.p_ab ON a, b FROM other.p;

-- re-create comment on materialized view other.p  (after.yaml:7)
COMMENT ON MATERIALIZED VIEW other.p IS 'goes';

-- re-create materialized view other.stays  (after.yaml:6)
CREATE MATERIALIZED VIEW IF NOT EXISTS other.stays AS
SELECT a FROM other.n
WITH NO DATA;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter materialized view other.n: populate  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('other.n') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = other, public, pg_temp;
    REFRESH MATERIALIZED VIEW other.n;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter materialized view other.p: populate  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('other.p') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = other, public, pg_temp;
    REFRESH MATERIALIZED VIEW other.p;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter materialized view other.stays: populate  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('other.stays') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = other, public, pg_temp;
    REFRESH MATERIALIZED VIEW other.stays;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

COMMIT;
