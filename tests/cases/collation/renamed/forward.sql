-- before to after: 9 statements for PostgreSQL 18
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

-- rename collation public.old to new  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collname = 'old' AND collnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collname = 'new' AND collnamespace = pg_catalog.to_regnamespace('public')) THEN
    ALTER COLLATION public.old RENAME TO new;
  END IF;
END
$schemadiff$;

-- drop domain check public.d.d_check  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.d') AND c.conname = 'd_check' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '((VALUE COLLATE public.new) <> ''''::text)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 19834, 0)).object_names, '.') IN ('public.d.d_check')) THEN
    ALTER DOMAIN public.d DROP CONSTRAINT IF EXISTS d_check;
  END IF;
END
$schemadiff$;

-- drop check public.t.t_a  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_a'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a < (b COLLATE public.new)))')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 19852, 0)).object_names, '.') IN ('public.t.t_a')) THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_a;
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.v')), E' \n'), ';')) = 'c0f5efa7f3a5e2c0ce6b40acdb4f1db1'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 19857, 0)).object_names, '.') IN ('public.v')) THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create domain check public.d.d_check  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.d') AND c.conname = 'd_check' AND c.contype = 'c') THEN
    ALTER DOMAIN public.d ADD CONSTRAINT d_check CHECK (VALUE COLLATE public.new <> '');
  END IF;
END
$schemadiff$;

-- alter default of column public.t.b: expression  (after.yaml:11)
ALTER TABLE public.t
  ALTER COLUMN b SET DEFAULT ('x'::text COLLATE public.new);

-- re-create check public.t.t_a  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_a' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT t_a CHECK ((a < b COLLATE public.new));
  END IF;
END
$schemadiff$;

-- alter function public.f(text): sql body  (after.yaml:17)
CREATE OR REPLACE FUNCTION public.f(text)
RETURNS text
LANGUAGE sql
RETURN $1 COLLATE public.new;

-- re-create view public.v  (after.yaml:15)
CREATE OR REPLACE VIEW public.v AS
SELECT b COLLATE public.new AS b FROM public.t;

COMMIT;
