-- before to after: 6 statements for PostgreSQL 18
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

-- create operator public.!!!(NONE, integer)  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.!!!(NONE, integer)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.!!! (
      FUNCTION = public.not_it,
      RIGHTARG = integer
    );
  END IF;
END
$schemadiff$;

-- create comment on operator public.!!!(NONE, integer)  (after.yaml:11)
COMMENT ON OPERATOR public.!!!(NONE, integer) IS 'zero';

-- create operator public.>>>(integer, integer)  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.>>>(integer, integer)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.>>> (
      FUNCTION = public.gt,
      LEFTARG = integer,
      RIGHTARG = integer,
      COMMUTATOR = OPERATOR(public.<<<)
    );
  END IF;
END
$schemadiff$;

-- create owner of operator public.>>>(integer, integer)  (after.yaml:9)
ALTER OPERATOR public.>>>(integer, integer) OWNER TO postgres;

-- create operator public.>>>=(integer, integer)  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.>>>=(integer, integer)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.>>>= (
      FUNCTION = public.ge,
      LEFTARG = integer,
      RIGHTARG = integer,
      NEGATOR = OPERATOR(public.<<<)
    );
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create view public.w  (after.yaml:15)
CREATE OR REPLACE VIEW public.w AS
SELECT !!! a AS zero FROM public.t WHERE a OPERATOR(public.>>>) b;

COMMIT;
