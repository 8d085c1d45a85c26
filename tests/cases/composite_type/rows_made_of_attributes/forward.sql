-- before to after: 8 statements for PostgreSQL 18
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

-- drop function public.made()  (after.yaml:6)
-- because of attribute public.point3.x
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.made()') AND prokind IN ('f', 'w'))
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.point3') AND a.attname = 'x' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    DROP FUNCTION IF EXISTS public.made();
  END IF;
END
$schemadiff$;

-- drop function public.row_of_t()  (after.yaml:7)
-- because of column public.t.id
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.row_of_t()') AND prokind IN ('f', 'w'))
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    DROP FUNCTION IF EXISTS public.row_of_t();
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:10)
-- because of attribute public.point3.x
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.point3') AND a.attname = 'x' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- alter attribute public.point3.x: type  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.point3') AND a.attname = 'x' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    ALTER TYPE public.point3 ALTER ATTRIBUTE x TYPE double precision;
  END IF;
END
$schemadiff$;

-- alter column public.t.id: type  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'bigint')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.id was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.t
      ALTER COLUMN id TYPE bigint;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create function public.made()  (after.yaml:6)
-- because of attribute public.point3.x
CREATE OR REPLACE FUNCTION public.made()
RETURNS public.point3
LANGUAGE sql
RETURN ROW(1, 2)::public.point3;

-- re-create function public.row_of_t()  (after.yaml:7)
-- because of column public.t.id
CREATE OR REPLACE FUNCTION public.row_of_t()
RETURNS public.t
LANGUAGE sql
RETURN ROW(1, 'a')::public.t;

-- re-create view public.v  (after.yaml:10)
-- because of attribute public.point3.x
CREATE OR REPLACE VIEW public.v AS
SELECT 1 AS one, ROW(1, 2)::public.point3 AS p;

COMMIT;
