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

-- drop attribute public.point3.z
-- needs --allow deletes-data:public.point3.z: drops attribute public.point3.z and its data
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.point3') AND a.attname = 'z' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.point3') AND a.attname = 'z' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid))) THEN
    RAISE EXCEPTION USING MESSAGE = 'attribute public.point3.z was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.point3') AND a.attname = 'z' AND NOT a.attisdropped) THEN
    ALTER TYPE public.point3 DROP ATTRIBUTE z;
  END IF;
END
$schemadiff$;

-- drop function public.f(public.point3)  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(public.point3)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'integer' AND pg_catalog.pg_get_function_arguments(p.oid) = 'p public.point3' AND NOT p.prokind = 'w') THEN
    DROP FUNCTION IF EXISTS public.f(public.point3);
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:5)
-- because of attribute public.point3.x, function public.g()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.point3') AND a.attname = 'x' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop function public.g()  (after.yaml:4)
-- because of attribute public.point3.x
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.g()') AND prokind IN ('f', 'w'))
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.point3') AND a.attname = 'x' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    DROP FUNCTION IF EXISTS public.g();
  END IF;
END
$schemadiff$;

-- alter attribute public.point3.x: type  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.point3') AND a.attname = 'x' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    ALTER TYPE public.point3 ALTER ATTRIBUTE x TYPE numeric;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create function public.f(public.point3)  (after.yaml:3)
CREATE OR REPLACE FUNCTION public.f(p public.point3)
RETURNS numeric
LANGUAGE sql
RETURN (p).x;

-- re-create function public.g()  (after.yaml:4)
-- because of attribute public.point3.x
CREATE OR REPLACE FUNCTION public.g()
RETURNS public.point3
LANGUAGE sql
RETURN ROW(1, 2)::public.point3;

-- re-create view public.v  (after.yaml:5)
-- because of attribute public.point3.x, function public.g()
CREATE OR REPLACE VIEW public.v AS
SELECT (public.g()).x AS x;

COMMIT;
