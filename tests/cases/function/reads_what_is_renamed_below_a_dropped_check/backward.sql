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

-- create table public.t  (after.yaml:2)
CREATE TABLE IF NOT EXISTS public.t (
  a integer
);
SET LOCAL search_path = public, pg_temp;

-- alter function public.f(integer): sql body  (after.yaml:5)
CREATE OR REPLACE FUNCTION public.f(integer)
RETURNS integer
LANGUAGE sql IMMUTABLE
RETURN (SELECT max(a) FROM public.t);
SET LOCAL search_path = pg_catalog, pg_temp;

-- drop table public.t2
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t2')) THEN
    LOCK TABLE ONLY public.t2 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't2' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.t2) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.t2 has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.t2') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a2')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t2 was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.t2;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create check public.u.u_b  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.u')) THEN
    LOCK TABLE ONLY public.u IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.u') AND c.conname = 'u_b' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.u ADD CONSTRAINT u_b CHECK (public.f(b) > 0);
  END IF;
END
$schemadiff$;

COMMIT;
