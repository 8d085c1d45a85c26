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

-- drop operator public.===(integer, integer)  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.===(integer, integer)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.===(integer, integer)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.same(integer, integer)')
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '===' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (true, true)))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.===(integer, integer)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.same(integer, integer)')
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '===' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.===(integer, integer) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.===(integer, integer)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.same(integer, integer)')
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '===' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (true, true)) THEN
    DROP OPERATOR IF EXISTS public.===(integer, integer);
  END IF;
END
$schemadiff$;

-- alter operator public.<<<(integer, integer): restrict, join  (after.yaml:8)
ALTER OPERATOR public.<<<(integer, integer) SET (RESTRICT = NONE, JOIN = NONE);

-- re-create operator public.===(integer, integer)  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.===(integer, integer)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.=== (
      FUNCTION = public.same,
      LEFTARG = integer,
      RIGHTARG = integer,
      COMMUTATOR = OPERATOR(public.===),
      RESTRICT = pg_catalog.eqsel,
      JOIN = pg_catalog.eqjoinsel
    );
  END IF;
END
$schemadiff$;

-- alter operator public.>>>(integer, integer): restrict  (after.yaml:9)
ALTER OPERATOR public.>>>(integer, integer) SET (RESTRICT = pg_catalog.scalargtsel);

COMMIT;
