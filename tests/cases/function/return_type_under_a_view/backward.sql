-- before to after: 12 statements for PostgreSQL 18
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

-- drop column public.t.g  (after.yaml:6)
-- because of function public.f(integer)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'g' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(integer)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'bigint' AND pg_catalog.pg_get_function_arguments(p.oid) = 'x integer' AND NOT p.prokind = 'w') THEN
    ALTER TABLE public.t
      DROP COLUMN IF EXISTS g;
  END IF;
END
$schemadiff$;

-- drop default of column public.t.d  (after.yaml:6)
-- because of function public.f(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'd' AND a.atthasdef)
       AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(integer)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'bigint' AND pg_catalog.pg_get_function_arguments(p.oid) = 'x integer' AND NOT p.prokind = 'w') THEN
    ALTER TABLE public.t
      ALTER COLUMN d DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop check public.t.c  (after.yaml:6)
-- because of function public.f(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c' AND c.conparentid = 0
         AND c.contype = 'c')
       AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(integer)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'bigint' AND pg_catalog.pg_get_function_arguments(p.oid) = 'x integer' AND NOT p.prokind = 'w') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS c;
  END IF;
END
$schemadiff$;

-- drop index public.i  (after.yaml:6)
-- because of function public.f(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'i' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(integer)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'bigint' AND pg_catalog.pg_get_function_arguments(p.oid) = 'x integer' AND NOT p.prokind = 'w') THEN
    DROP INDEX IF EXISTS public.i;
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:4)
-- because of function public.f(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(integer)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'bigint' AND pg_catalog.pg_get_function_arguments(p.oid) = 'x integer' AND NOT p.prokind = 'w') THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop function public.f(integer)  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('b8d161f75e366ed0862b7d7f2bb120cf')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.f(integer) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(integer)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'bigint' AND pg_catalog.pg_get_function_arguments(p.oid) = 'x integer' AND NOT p.prokind = 'w') THEN
    DROP FUNCTION IF EXISTS public.f(integer);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create function public.f(integer)  (after.yaml:2)
CREATE OR REPLACE FUNCTION public.f(x integer)
RETURNS integer
LANGUAGE sql IMMUTABLE
AS $function$SELECT x$function$;

-- re-create column public.t.g  (after.yaml:6)
-- because of function public.f(integer)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS g integer GENERATED ALWAYS AS (public.f(id)) STORED;

-- re-create default of column public.t.d  (after.yaml:6)
-- because of function public.f(integer)
ALTER TABLE public.t
  ALTER COLUMN d SET DEFAULT public.f(2);

-- re-create check public.t.c  (after.yaml:6)
-- because of function public.f(integer)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT c CHECK (public.f(id) > 0);
  END IF;
END
$schemadiff$;

-- re-create index public.i  (after.yaml:6)
-- because of function public.f(integer)
CREATE INDEX IF NOT EXISTS i ON public.t USING btree (public.f(id));

-- re-create view public.v  (after.yaml:4)
-- because of function public.f(integer)
CREATE OR REPLACE VIEW public.v AS
SELECT public.f(1) AS one;

COMMIT;
