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

-- rename function public.f2(integer) to f  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.f2(integer)') AND prokind IN ('f', 'w'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.f(integer)') AND prokind IN ('f', 'w')) THEN
    ALTER FUNCTION public.f2(integer) RENAME TO f;
  END IF;
END
$schemadiff$;

-- rename function public.g2() to g  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.g2()') AND prokind IN ('f', 'w'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.g()') AND prokind IN ('f', 'w')) THEN
    ALTER FUNCTION public.g2() RENAME TO g;
  END IF;
END
$schemadiff$;

-- rename aggregate public.total2(integer) to total  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.total2(integer)') AND prokind = 'a')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.total(integer)') AND prokind = 'a') THEN
    ALTER AGGREGATE public.total2(integer) RENAME TO total;
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.v')), E' \n'), ';')) = 'ed5f049346fcad97429d0efd9cffa4e4'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 16418, 0)).object_names, '.') IN ('public.v')) THEN
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
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.w')), E' \n'), ';')) = 'f392a8ad59df3e80ff56c6f3aad1d293'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 16422, 0)).object_names, '.') IN ('public.w')) THEN
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
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.x')), E' \n'), ';')) = 'a59d3be72fa351348e7c20291575d265'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 16426, 0)).object_names, '.') IN ('public.x')) THEN
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
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.y')), E' \n'), ';')) = '79fdcecfb3e9a37ece1e0dd2471500da'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 16430, 0)).object_names, '.') IN ('public.y')) THEN
    DROP VIEW IF EXISTS public.y;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter rule public.t.r: commands  (after.yaml:7)
CREATE OR REPLACE RULE r AS ON INSERT TO public.t
  DO ALSO
select public.f(1);

-- alter function public.b(): sql body  (after.yaml:4)
CREATE OR REPLACE FUNCTION public.b()
RETURNS integer
LANGUAGE sql
BEGIN ATOMIC SELECT public.f(id) FROM public.t; END;

-- re-create view public.v  (after.yaml:9)
CREATE OR REPLACE VIEW public.v AS
SELECT public.f(id)::bigint FROM public.t;

-- re-create view public.w  (after.yaml:10)
CREATE OR REPLACE VIEW public.w AS
SELECT *, public.f(1) AS n FROM public.f(1), LATERAL public.g() WITH ORDINALITY JOIN public.t ON true WHERE public.f(id) > 3 GROUP BY 1, 2, 3, 4, 5;

-- re-create view public.x  (after.yaml:11)
CREATE OR REPLACE VIEW public.x AS
SELECT g.x, public.total(g.x) FILTER (WHERE g.x > 1) OVER (ORDER BY g.x), public.f(2) FROM public.g() ORDER BY public.f(g.x);

-- re-create view public.y  (after.yaml:12)
CREATE OR REPLACE VIEW public.y AS
SELECT (public.f(1)), public.f(1) + 1, EXISTS (SELECT public.f(2)), CASE WHEN public.f(1) = 1 THEN 2 END FROM public.t WHERE id IN (SELECT public.f(3) UNION SELECT public.f(4));

COMMIT;
