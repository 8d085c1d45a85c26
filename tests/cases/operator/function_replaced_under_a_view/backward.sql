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

-- drop view public.v  (after.yaml:13)
-- because of operator public.===(integer, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.===(integer, integer)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.ge(integer, integer)')
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '===' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false)) THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop operator public.===(integer, integer)  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.===(integer, integer)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.===(integer, integer)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.ge(integer, integer)')
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '===' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false)))
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
         AND p.oprcode = pg_catalog.to_regprocedure('public.ge(integer, integer)')
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '===' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false)) THEN
    DROP OPERATOR IF EXISTS public.===(integer, integer);
  END IF;
END
$schemadiff$;

-- alter operator public.<<<(integer, integer): commutator  (after.yaml:9)
ALTER OPERATOR public.<<<(integer, integer) SET (COMMUTATOR = OPERATOR(public.>>>));

-- re-create operator public.===(integer, integer)  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.===(integer, integer)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.=== (
      FUNCTION = public.same,
      LEFTARG = integer,
      RIGHTARG = integer,
      COMMUTATOR = OPERATOR(public.===)
    );
  END IF;
END
$schemadiff$;

-- re-create comment on operator public.===(integer, integer)  (after.yaml:8)
COMMENT ON OPERATOR public.===(integer, integer) IS 'kept';

-- alter operator public.>>>(integer, integer): commutator  (after.yaml:10)
ALTER OPERATOR public.>>>(integer, integer) SET (COMMUTATOR = OPERATOR(public.<<<));
SET LOCAL search_path = public, pg_temp;

-- re-create view public.v  (after.yaml:13)
-- because of operator public.===(integer, integer)
CREATE OR REPLACE VIEW public.v AS
SELECT a === b AS same FROM public.t;

COMMIT;
