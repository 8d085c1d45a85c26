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

-- drop check public.t.positive  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'positive'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((((a)::numeric OPERATOR(public.&&&) (1)::numeric) > (0)::numeric))') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS positive;
  END IF;
END
$schemadiff$;

-- drop index public.t_of_both  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 't_of_both'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 64) = 'USING btree ((((a)::numeric OPERATOR(public.&&&) (2)::numeric)))') THEN
    DROP INDEX IF EXISTS public.t_of_both;
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.v')), E' \n'), ';')) = 'be5498bb49c9f6a929bc72b4b1459fae' THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- create composite type public.pair  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'pair' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c') THEN
    CREATE TYPE public.pair AS (
      a integer
    );
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create function public.joined(integer, integer)  (after.yaml:4)
CREATE OR REPLACE FUNCTION public.joined(a integer, b integer)
RETURNS integer
LANGUAGE sql IMMUTABLE
RETURN a - b;

-- create function public.more(public.pair, integer)  (after.yaml:5)
CREATE OR REPLACE FUNCTION public.more(a public.pair, b integer)
RETURNS public.pair
LANGUAGE sql
AS $function$SELECT a$function$;

-- create operator public.&&&(integer, integer)  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.&&&(integer, integer)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.&&& (
      FUNCTION = public.joined,
      LEFTARG = integer,
      RIGHTARG = integer
    );
  END IF;
END
$schemadiff$;

-- re-create check public.t.positive  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'positive' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT positive CHECK (a &&& 1 > 0);
  END IF;
END
$schemadiff$;

-- re-create index public.t_of_both  (after.yaml:14)
CREATE INDEX IF NOT EXISTS t_of_both ON public.t USING btree ((a &&& 2));

-- create operator public.+(public.pair, integer)  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.+(public.pair, integer)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.+ (
      FUNCTION = public.more,
      LEFTARG = public.pair,
      RIGHTARG = integer
    );
  END IF;
END
$schemadiff$;

-- re-create view public.v  (after.yaml:15)
CREATE OR REPLACE VIEW public.v AS
SELECT a &&& 3 AS n FROM public.t;

COMMIT;
