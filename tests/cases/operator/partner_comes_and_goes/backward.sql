-- before to after: 4 statements for PostgreSQL 18
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

-- drop operator public.>>>=(integer, integer)
-- needs --allow 'drops-object:public.>>>=(integer, integer)': drops operator public.>>>=(integer, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.>>>=(integer, integer)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.>>>=(integer, integer)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.ge(integer, integer)')
         AND p.oprcom = 0
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprnegate AND l.oprname = '<<<' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.>>>=(integer, integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.>>>=(integer, integer);
END
$schemadiff$;

-- drop view public.w
-- needs --allow drops-object:public.w: drops view public.w
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'w' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.w RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.w') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('6bdc67543141b7c6a8625c16d8bb5dcd')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.w was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS public.w;
END
$schemadiff$;

-- drop operator public.!!!(NONE, integer)
-- needs --allow 'drops-object:public.!!!(NONE, integer)': drops operator public.!!!(NONE, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.!!!(NONE, integer)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.!!!(NONE, integer)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.not_it(integer)')
         AND p.oprcom = 0
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.!!!(NONE, integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.!!!(NONE, integer);
END
$schemadiff$;

-- drop operator public.>>>(integer, integer)
-- needs --allow 'drops-object:public.>>>(integer, integer)': drops operator public.>>>(integer, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.>>>(integer, integer)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.>>>(integer, integer)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.gt(integer, integer)')
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '<<<' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.>>>(integer, integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.>>>(integer, integer);
END
$schemadiff$;

COMMIT;
