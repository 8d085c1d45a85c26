-- before to after: 5 statements for PostgreSQL 18
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

-- alter function public.in_c(): body, strict, cost  (after.yaml:2)
CREATE OR REPLACE FUNCTION public.in_c()
RETURNS language_handler
LANGUAGE c STRICT COST 7
AS '$libdir/plpgsql', 'plpgsql_validator';

-- alter function public.in_window(): body, volatility, parallel  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.in_window()')
         AND pg_catalog.md5(p.prosrc) NOT IN ('d1a500e133e33ec537e0691146554243', 'b850941aebf6d82cce1dee1d88ec9f8e')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.in_window() was changed by another session since the plan was made; plan again';
  END IF;
END
$schemadiff$;
CREATE OR REPLACE FUNCTION public.in_window()
RETURNS bigint
LANGUAGE internal WINDOW IMMUTABLE PARALLEL SAFE
AS $function$window_rank$function$;

-- alter function public.spread(integer[]): set, leakproof, rows, support  (after.yaml:4)
-- needs --allow 'weakens-security:public.spread(integer[[]])': function public.spread(integer[]) counts as LEAKPROOF: it sees rows before policies and security barriers are tested
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.spread(integer[])')
         AND pg_catalog.md5(p.prosrc) NOT IN ('75043b30bbb6d9b5d24b379897ddafd1')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.spread(integer[]) was changed by another session since the plan was made; plan again';
  END IF;
END
$schemadiff$;
CREATE OR REPLACE FUNCTION public.spread(a integer[])
RETURNS SETOF integer
LANGUAGE sql LEAKPROOF SUPPORT pg_catalog.array_unnest_support
SET enable_seqscan TO 'off'
SET search_path TO ''
AS $function$SELECT pg_catalog.unnest(a)$function$;

-- alter function public.standard(integer): security, sql body  (after.yaml:5)
CREATE OR REPLACE FUNCTION public.standard(a integer)
RETURNS integer
LANGUAGE sql SECURITY DEFINER
RETURN a + 2;

-- alter procedure public.p(integer): security, set  (after.yaml:7)
-- needs --allow 'weakens-security:public.p(integer)': procedure public.p(integer) is SECURITY DEFINER without a search_path of its own: callers choose what its names mean
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.p(integer)')
         AND pg_catalog.md5(p.prosrc) NOT IN ('59113c03344b41a9609246c3334f3bf1')) THEN
    RAISE EXCEPTION USING MESSAGE = 'procedure public.p(integer) was changed by another session since the plan was made; plan again';
  END IF;
END
$schemadiff$;
CREATE OR REPLACE PROCEDURE public.p(a integer)
LANGUAGE sql SECURITY DEFINER
SET work_mem TO '4MB'
AS $function$SELECT a$function$;

COMMIT;
