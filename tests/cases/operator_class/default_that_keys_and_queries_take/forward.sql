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

-- create domain public.final_grade  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'final_grade' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd') THEN
    CREATE DOMAIN public.final_grade AS public.grade;
  END IF;
END
$schemadiff$;

-- create table public.a_final  (after.yaml:18)
CREATE TABLE IF NOT EXISTS public.a_final (
  g public.final_grade
);
SET LOCAL search_path = public, pg_temp;

-- create function public.compare(public.grade, public.grade)  (after.yaml:4)
CREATE OR REPLACE FUNCTION public.compare(a public.grade, b public.grade)
RETURNS integer
LANGUAGE plpgsql IMMUTABLE
AS $function$BEGIN RETURN a.plus - b.plus; END$function$;

-- create function public.less(public.grade, public.grade)  (after.yaml:5)
CREATE OR REPLACE FUNCTION public.less(a public.grade, b public.grade)
RETURNS boolean
LANGUAGE plpgsql IMMUTABLE
AS $function$BEGIN RETURN a.plus < b.plus; END$function$;

-- create function public.same(public.grade, public.grade)  (after.yaml:6)
CREATE OR REPLACE FUNCTION public.same(a public.grade, b public.grade)
RETURNS boolean
LANGUAGE plpgsql IMMUTABLE
AS $function$BEGIN RETURN a.plus = b.plus; END$function$;

-- create operator public.<<<(public.grade, public.grade)  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.<<<(public.grade, public.grade)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.<<< (
      FUNCTION = public.less,
      LEFTARG = public.grade,
      RIGHTARG = public.grade
    );
  END IF;
END
$schemadiff$;

-- create operator public.===(public.grade, public.grade)  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.===(public.grade, public.grade)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.=== (
      FUNCTION = public.same,
      LEFTARG = public.grade,
      RIGHTARG = public.grade
    );
  END IF;
END
$schemadiff$;

-- create operator family public.z_grade_ops(btree)  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'z_grade_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    CREATE OPERATOR FAMILY public.z_grade_ops USING btree;
  END IF;
END
$schemadiff$;

-- create operator class public.z_grade_ops(btree)  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'z_grade_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    CREATE OPERATOR CLASS public.z_grade_ops
      DEFAULT FOR TYPE public.grade USING btree FAMILY public.z_grade_ops AS
      OPERATOR 1 public.<<<(public.grade, public.grade),
      OPERATOR 3 public.===(public.grade, public.grade),
      FUNCTION 1 (public.grade, public.grade) public.compare(public.grade, public.grade);
  END IF;
END
$schemadiff$;

-- create range type public.between_grades  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'between_grades' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r') THEN
    CREATE TYPE public.between_grades AS RANGE (
      SUBTYPE = public.grade
    );
  END IF;
END
$schemadiff$;

-- create index public.a_final_g  (after.yaml:18)
CREATE INDEX IF NOT EXISTS a_final_g ON public.a_final USING btree (g);

-- create table public.a_spread  (after.yaml:19)
CREATE TABLE IF NOT EXISTS public.a_spread (
  g public.grade
) PARTITION BY RANGE (g);

-- create table public.a_spread_1  (after.yaml:23)
CREATE TABLE IF NOT EXISTS public.a_spread_1 PARTITION OF public.a_spread FOR VALUES FROM ('(a,0)') TO ('(b,3)');

-- create function public.repeated(public.grade)  (after.yaml:7)
CREATE OR REPLACE FUNCTION public.repeated(x public.grade)
RETURNS boolean
LANGUAGE sql
BEGIN ATOMIC SELECT EXISTS (SELECT FROM public.kept GROUP BY g HAVING g === x); END;

-- create view public.a_sorted  (after.yaml:26)
CREATE OR REPLACE VIEW public.a_sorted AS
SELECT g FROM public.kept ORDER BY g USING <<<;

-- create view public.b_distinct  (after.yaml:27)
CREATE OR REPLACE VIEW public.b_distinct AS
SELECT DISTINCT g FROM public.kept;

-- create view public.c_numbered  (after.yaml:28)
CREATE OR REPLACE VIEW public.c_numbered AS
SELECT row_number() OVER (PARTITION BY g ORDER BY g) AS n FROM public.kept;

COMMIT;
