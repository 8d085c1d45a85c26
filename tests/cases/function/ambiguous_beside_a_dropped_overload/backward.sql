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

-- drop check public.t.some
-- needs --allow drops-object:public.t.some: drops check public.t.some
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'some' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((public.worth(a) > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.t.some was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t DROP CONSTRAINT IF EXISTS "some";
END
$schemadiff$;

-- drop index public.t_worth
-- needs --allow drops-object:public.t_worth: drops index public.t_worth
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't_worth' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 't_worth'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 29) = 'USING btree (public.worth(a))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.t_worth was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.t_worth;
END
$schemadiff$;

-- drop function public.a_new()
-- needs --allow 'drops-object:public.a_new()': drops function public.a_new()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.a_new()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('1b25fbc65b5624ba0719befcbb29f90d')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.a_new() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.a_new();
END
$schemadiff$;

-- drop function public.a_parsed()
-- needs --allow 'drops-object:public.a_parsed()': drops function public.a_parsed()
DROP FUNCTION IF EXISTS public.a_parsed();

-- drop view public.a_view
-- needs --allow drops-object:public.a_view: drops view public.a_view
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'a_view' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.a_view RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.a_view') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('759b84f835449961168040beac6085a6')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.a_view was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS public.a_view;
END
$schemadiff$;

-- drop operator public.%%(bigint, bigint)
-- needs --allow 'drops-object:public.%%(bigint, bigint)': drops operator public.%%(bigint, bigint)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.%%(bigint, bigint)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.%%(bigint, bigint)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.worth(bigint, bigint)')
         AND p.oprcom = 0
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.%%(bigint, bigint) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.%%(bigint, bigint);
END
$schemadiff$;

-- drop function public.worth(bigint, bigint)
-- needs --allow 'drops-object:public.worth(bigint, bigint)': drops function public.worth(bigint, bigint)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.worth(bigint, bigint)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('87db1411f20592cf00dfe9e34b4ade3d')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.worth(bigint, bigint) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.worth(bigint, bigint);
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter default of column public.t.a: expression  (after.yaml:8)
ALTER TABLE public.t
  ALTER COLUMN a SET DEFAULT 1;
SET LOCAL search_path = pg_catalog, pg_temp;

-- drop function public.worth(integer)
-- needs --allow 'drops-object:public.worth(integer)': drops function public.worth(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.worth(integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('59113c03344b41a9609246c3334f3bf1')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.worth(integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.worth(integer);
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create function public.worth(integer, integer)  (after.yaml:2)
CREATE OR REPLACE FUNCTION public.worth(a integer, b integer DEFAULT 1)
RETURNS integer
LANGUAGE sql IMMUTABLE
AS $function$SELECT a * b$function$;

-- alter function public.z_altered(): body  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.z_altered()')
         AND pg_catalog.md5(p.prosrc) NOT IN ('71dfa6fe743863819986e9aad16644bb', 'dd01d738cbdd66577019ac758f009660')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.z_altered() was changed by another session since the plan was made; plan again';
  END IF;
END
$schemadiff$;
CREATE OR REPLACE FUNCTION public.z_altered()
RETURNS integer
LANGUAGE sql IMMUTABLE
AS $function$SELECT 0$function$;

-- create operator public.%%(integer, integer)  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.%%(integer, integer)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.%% (
      FUNCTION = public.worth,
      LEFTARG = integer,
      RIGHTARG = integer
    );
  END IF;
END
$schemadiff$;

-- create view public.an_old_one  (after.yaml:9)
CREATE OR REPLACE VIEW public.an_old_one AS
SELECT public.worth(a, 2) AS b, a %% 2 AS c FROM public.t;

COMMIT;
