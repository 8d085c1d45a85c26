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

-- drop check public.places.a_check
-- needs --allow drops-object:public.places.a_check: drops check public.places.a_check
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.places')) THEN
    LOCK TABLE ONLY public.places IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.places') AND c.conname = 'a_check' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK (((public.with_number((public.made_box(low, high))::public.shape, 4)).outline <> ''''::text))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.places.a_check was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.places DROP CONSTRAINT IF EXISTS a_check;
END
$schemadiff$;

-- drop function public.a_box_around(text, text)
-- needs --allow 'drops-object:public.a_box_around(text, text)': drops function public.a_box_around(text, text)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.a_box_around(text, text)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('0ba1f03d673a6e6e35a277f748c85c61')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.a_box_around(text, text) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.a_box_around(text, text);
END
$schemadiff$;

-- drop function public.a_box_returned(public.box_3d)
-- needs --allow 'drops-object:public.a_box_returned(public.box_3d)': drops function public.a_box_returned(public.box_3d)
DROP FUNCTION IF EXISTS public.a_box_returned(public.box_3d);

-- drop function public.a_text_of(public.box_3d)
-- needs --allow 'drops-object:public.a_text_of(public.box_3d)': drops function public.a_text_of(public.box_3d)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.a_text_of(public.box_3d)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('97e8366b135921bffd6c08c6fd1fe3bf')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.a_text_of(public.box_3d) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.a_text_of(public.box_3d);
END
$schemadiff$;

-- drop view public.a_view
-- needs --allow drops-object:public.a_view: drops view public.a_view
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'a_view' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.a_view RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.a_view') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('a8ebd875ae6b2c30d4c59d0861bd7b61')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.a_view was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS public.a_view;
END
$schemadiff$;

-- drop cast public.box_3d AS public.shape
-- needs --allow 'drops-object:public.box_3d AS public.shape': drops cast public.box_3d AS public.shape
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.box_3d') AND casttarget = pg_catalog.to_regtype('public.shape'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('public.box_3d') AND casttarget = pg_catalog.to_regtype('public.shape')
         AND castcontext = 'i' AND castmethod = 'f' AND castfunc = pg_catalog.to_regprocedure('public.to_shape(public.box_3d)'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'cast public.box_3d AS public.shape was changed by another session since the plan was made; plan again';
  END IF;
  DROP CAST IF EXISTS (public.box_3d AS public.shape);
END
$schemadiff$;

-- drop function public.to_shape(public.box_3d)
-- needs --allow 'drops-object:public.to_shape(public.box_3d)': drops function public.to_shape(public.box_3d)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.to_shape(public.box_3d)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('4cc41b77aff00f7d6924a15328a95500')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.to_shape(public.box_3d) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.to_shape(public.box_3d);
END
$schemadiff$;

COMMIT;
