-- before to after: 7 statements for PostgreSQL 18
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
SET LOCAL search_path = public, pg_temp;

-- create function public.a_text_of(public.box_3d)  (after.yaml:10)
CREATE OR REPLACE FUNCTION public.a_text_of(b public.box_3d)
RETURNS text
LANGUAGE sql IMMUTABLE
AS $function$SELECT (b).low || (b).high$function$;

-- create function public.to_shape(public.box_3d)  (after.yaml:12)
CREATE OR REPLACE FUNCTION public.to_shape(b public.box_3d)
RETURNS public.shape
LANGUAGE sql IMMUTABLE
AS $function$SELECT row(public.a_text_of(b))::public.shape$function$;

-- create cast public.box_3d AS public.shape  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.box_3d') AND casttarget = pg_catalog.to_regtype('public.shape')) THEN
    CREATE CAST (public.box_3d AS public.shape) WITH FUNCTION public.to_shape(public.box_3d) AS IMPLICIT;
  END IF;
END
$schemadiff$;

-- create check public.places.a_check  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.places')) THEN
    LOCK TABLE ONLY public.places IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.places') AND c.conname = 'a_check' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.places ADD CONSTRAINT a_check CHECK ((public.with_number(public.made_box(low, high), 4)).outline <> '');
  END IF;
END
$schemadiff$;

-- create function public.a_box_around(text, text)  (after.yaml:7)
CREATE OR REPLACE FUNCTION public.a_box_around(low text, high text)
RETURNS public.shape
LANGUAGE sql IMMUTABLE
AS $function$SELECT public.with_number(public.made_box(low, high), 1)$function$;

-- create function public.a_box_returned(public.box_3d)  (after.yaml:9)
CREATE OR REPLACE FUNCTION public.a_box_returned(b public.box_3d)
RETURNS public.shape
LANGUAGE sql IMMUTABLE
RETURN public.with_number(b, 2);

-- create view public.a_view  (after.yaml:19)
CREATE OR REPLACE VIEW public.a_view AS
SELECT public.with_number(public.made_box(low, high), 3) AS s FROM public.places;

COMMIT;
