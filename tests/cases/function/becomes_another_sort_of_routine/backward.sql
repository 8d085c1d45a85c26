-- before to after: 8 statements for PostgreSQL 18
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

-- drop function public.c(integer)
-- needs --allow 'drops-object:public.c(integer)': drops function public.c(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.c(integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('122e5d851c9285ac41c5296a48e4c50d')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.c(integer) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.c(integer)') AND prokind IN ('f', 'w')) THEN
    DROP FUNCTION IF EXISTS public.c(integer);
  END IF;
END
$schemadiff$;

-- drop procedure public.a(integer)
-- needs --allow 'drops-object:public.a(integer)': drops procedure public.a(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.a(integer)') AND prokind = 'p') THEN
    DROP PROCEDURE IF EXISTS public.a(IN integer);
  END IF;
END
$schemadiff$;

-- drop procedure public.d(integer)
-- needs --allow 'drops-object:public.d(integer)': drops procedure public.d(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.d(integer)')
         AND p.prokind = 'p' AND pg_catalog.md5(p.prosrc) NOT IN ('b0c42047143799a866af538d49f18973')) THEN
    RAISE EXCEPTION USING MESSAGE = 'procedure public.d(integer) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.d(integer)') AND prokind = 'p') THEN
    DROP PROCEDURE IF EXISTS public.d(IN integer);
  END IF;
END
$schemadiff$;

-- drop aggregate public.b(integer)
-- needs --allow 'drops-object:public.b(integer)': drops aggregate public.b(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.b(integer)') AND prokind = 'a')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_aggregate a
         LEFT JOIN pg_catalog.pg_proc f ON f.oid = a.aggfinalfn
         LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
         WHERE a.aggfnoid = pg_catalog.to_regprocedure('public.b(integer)')
         AND a.aggkind = 'n' AND '(' || pg_catalog.pg_get_function_arguments(a.aggfnoid) || ')' IN ('(integer)')
         AND pg_catalog.format_type(a.aggtranstype, NULL) = 'integer' AND a.aggfinalextra = false
         AND a.aggfinalfn = 0)) THEN
    RAISE EXCEPTION USING MESSAGE = 'aggregate public.b(integer) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.b(integer)') AND prokind = 'a') THEN
    DROP AGGREGATE IF EXISTS public.b(integer);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create function public.a(integer)  (after.yaml:2)
CREATE OR REPLACE FUNCTION public.a(x integer)
RETURNS integer
LANGUAGE sql
AS $function$SELECT 1$function$;

-- create function public.d(integer)  (after.yaml:3)
CREATE OR REPLACE FUNCTION public.d(x integer)
RETURNS integer
LANGUAGE sql
AS $function$SELECT 4$function$;

-- create procedure public.b(integer)  (after.yaml:5)
CREATE OR REPLACE PROCEDURE public.b(x integer)
LANGUAGE sql
AS $function$SELECT 2$function$;

-- create aggregate public.c(integer)  (after.yaml:7)
CREATE OR REPLACE AGGREGATE public.c(integer) (
  SFUNC = pg_catalog.int4pl,
  STYPE = integer,
  INITCOND = '0'
);

COMMIT;
