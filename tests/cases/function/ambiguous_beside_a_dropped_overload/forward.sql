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

-- drop view public.an_old_one
-- needs --allow drops-object:public.an_old_one: drops view public.an_old_one
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'an_old_one' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.an_old_one RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.an_old_one') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('bfb1676cd41e55db7a345b59764c29a7')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.an_old_one was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS public.an_old_one;
END
$schemadiff$;

-- drop operator public.%%(integer, integer)
-- needs --allow 'drops-object:public.%%(integer, integer)': drops operator public.%%(integer, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.%%(integer, integer)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.%%(integer, integer)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.worth(integer, integer)')
         AND p.oprcom = 0
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.%%(integer, integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.%%(integer, integer);
END
$schemadiff$;

-- drop function public.worth(integer, integer)
-- needs --allow 'drops-object:public.worth(integer, integer)': drops function public.worth(integer, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.worth(integer, integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('1045c925f4469640661f36c5675bbcdf')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.worth(integer, integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.worth(integer, integer);
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create function public.worth(integer)  (after.yaml:2)
CREATE OR REPLACE FUNCTION public.worth(a integer)
RETURNS integer
LANGUAGE sql IMMUTABLE
AS $function$SELECT a$function$;

-- create function public.worth(bigint, bigint)  (after.yaml:3)
CREATE OR REPLACE FUNCTION public.worth(a bigint, b bigint)
RETURNS bigint
LANGUAGE sql IMMUTABLE
AS $function$SELECT a + b$function$;

-- alter default of column public.t.a: expression  (after.yaml:12)
ALTER TABLE public.t
  ALTER COLUMN a SET DEFAULT public.worth(4);

-- create check public.t.some  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'some' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT "some" CHECK (public.worth(a) > 0);
  END IF;
END
$schemadiff$;

-- create index public.t_worth  (after.yaml:14)
CREATE INDEX IF NOT EXISTS t_worth ON public.t USING btree (public.worth(a));

-- create function public.a_new()  (after.yaml:6)
CREATE OR REPLACE FUNCTION public.a_new()
RETURNS integer
LANGUAGE sql IMMUTABLE
AS $function$SELECT worth(2)$function$;

-- create function public.a_parsed()  (after.yaml:7)
CREATE OR REPLACE FUNCTION public.a_parsed()
RETURNS integer
LANGUAGE sql IMMUTABLE
RETURN public.worth(3);

-- alter function public.z_altered(): body  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.z_altered()')
         AND pg_catalog.md5(p.prosrc) NOT IN ('dd01d738cbdd66577019ac758f009660', '71dfa6fe743863819986e9aad16644bb')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.z_altered() was changed by another session since the plan was made; plan again';
  END IF;
END
$schemadiff$;
CREATE OR REPLACE FUNCTION public.z_altered()
RETURNS integer
LANGUAGE sql IMMUTABLE
AS $function$SELECT worth(1)$function$;

-- create operator public.%%(bigint, bigint)  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.%%(bigint, bigint)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.%% (
      FUNCTION = public.worth,
      LEFTARG = bigint,
      RIGHTARG = bigint
    );
  END IF;
END
$schemadiff$;

-- create view public.a_view  (after.yaml:15)
CREATE OR REPLACE VIEW public.a_view AS
SELECT public.worth(a) AS w, a %% 2 AS b FROM public.t;

COMMIT;
