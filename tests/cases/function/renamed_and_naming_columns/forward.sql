-- before to after: 13 statements for PostgreSQL 18
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

-- rename function public.f(integer) to f2  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.f(integer)') AND prokind IN ('f', 'w'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.f2(integer)') AND prokind IN ('f', 'w')) THEN
    ALTER FUNCTION public.f(integer) RENAME TO f2;
  END IF;
END
$schemadiff$;

-- rename function public.g() to g2  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.g()') AND prokind IN ('f', 'w'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.g2()') AND prokind IN ('f', 'w')) THEN
    ALTER FUNCTION public.g() RENAME TO g2;
  END IF;
END
$schemadiff$;

-- rename aggregate public.total(integer) to total2  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.total(integer)') AND prokind = 'a')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.total2(integer)') AND prokind = 'a') THEN
    ALTER AGGREGATE public.total(integer) RENAME TO total2;
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.v')), E' \n'), ';')) = 'dbac7912a113d23b059835ccf76b372e'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 16394, 0)).object_names, '.') IN ('public.v')) THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop view public.w  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'w' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.w RESET (user_catalog_table);
  END IF;
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.w')), E' \n'), ';')) = '80eaf28a4576f5a3108b190a2fbf4cbf'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 16398, 0)).object_names, '.') IN ('public.w')) THEN
    DROP VIEW IF EXISTS public.w;
  END IF;
END
$schemadiff$;

-- drop view public.x  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'x' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.x RESET (user_catalog_table);
  END IF;
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.x')), E' \n'), ';')) = '9121cb154650896ef8439e13d42d3a38'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 16402, 0)).object_names, '.') IN ('public.x')) THEN
    DROP VIEW IF EXISTS public.x;
  END IF;
END
$schemadiff$;

-- drop view public.y  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'y' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.y RESET (user_catalog_table);
  END IF;
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.y')), E' \n'), ';')) = '3f4668597dbddeeb553e4b7990b79f7b'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 16406, 0)).object_names, '.') IN ('public.y')) THEN
    DROP VIEW IF EXISTS public.y;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter rule public.t.r: commands  (after.yaml:7)
CREATE OR REPLACE RULE r AS ON INSERT TO public.t
  DO ALSO
select public.f2(1);

-- alter function public.b(): sql body  (after.yaml:4)
CREATE OR REPLACE FUNCTION public.b()
RETURNS integer
LANGUAGE sql
BEGIN ATOMIC SELECT public.f2(id) FROM public.t; END;

-- re-create view public.v  (after.yaml:9)
CREATE OR REPLACE VIEW public.v AS
SELECT public.f2(id)::bigint FROM public.t;

-- re-create view public.w  (after.yaml:10)
CREATE OR REPLACE VIEW public.w AS
SELECT *, public.f2(1) AS n FROM public.f2(1), LATERAL public.g2() WITH ORDINALITY JOIN public.t ON true WHERE public.f2(id) > 3 GROUP BY 1, 2, 3, 4, 5;

-- re-create view public.x  (after.yaml:11)
CREATE OR REPLACE VIEW public.x AS
SELECT g2.x, public.total2(g2.x) FILTER (WHERE g2.x > 1) OVER (ORDER BY g2.x), public.f2(2) FROM public.g2() ORDER BY public.f2(g2.x);

-- re-create view public.y  (after.yaml:12)
CREATE OR REPLACE VIEW public.y AS
SELECT (public.f2(1)), public.f2(1) + 1, EXISTS (SELECT public.f2(2)), CASE WHEN public.f2(1) = 1 THEN 2 END FROM public.t WHERE id IN (SELECT public.f2(3) UNION SELECT public.f2(4));

COMMIT;
