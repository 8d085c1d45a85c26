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

-- drop system operator family numeric_ops(btree)
-- needs --allow 'drops-object:numeric_ops(btree)': drops system operator family numeric_ops(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'numeric_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('pg_catalog') AND m.amname = 'btree'
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 5 AND a.amopopr = pg_catalog.to_regoperator('public.#>(numeric, integer)'))) THEN
    ALTER OPERATOR FAMILY pg_catalog.numeric_ops USING btree DROP
      OPERATOR 5 (numeric, integer);
  END IF;
END
$schemadiff$;

-- drop operator public.#>(numeric, integer)
-- needs --allow 'drops-object:public.#>(numeric, integer)': drops operator public.#>(numeric, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.#>(numeric, integer)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.#>(numeric, integer)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.gt(numeric, integer)')
         AND p.oprcom = 0
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.#>(numeric, integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.#>(numeric, integer);
END
$schemadiff$;

-- drop function public.gt(numeric, integer)
-- needs --allow 'drops-object:public.gt(numeric, integer)': drops function public.gt(numeric, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.gt(numeric, integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('a1cabad37827c1736157e487ea3cac11')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.gt(numeric, integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.gt(numeric, integer);
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create function public.le(integer, numeric)  (after.yaml:4)
CREATE OR REPLACE FUNCTION public.le(a integer, b numeric)
RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $function$SELECT a::numeric <= b$function$;

-- create operator public.<=#(integer, numeric)  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.<=#(integer, numeric)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.<=# (
      FUNCTION = public.le,
      LEFTARG = integer,
      RIGHTARG = numeric
    );
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter system operator family integer_ops(btree): operators, functions  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'integer_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('pg_catalog') AND m.amname = 'btree'
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('public.cmp(integer, numeric)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('numeric')))
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 2 AND a.amopopr = pg_catalog.to_regoperator('public.<=#(integer, numeric)'))) THEN
    ALTER OPERATOR FAMILY pg_catalog.integer_ops USING btree DROP
      FUNCTION 1 (integer, numeric);
    ALTER OPERATOR FAMILY pg_catalog.integer_ops USING btree ADD
      OPERATOR 2 public.<=#(integer, numeric);
  END IF;
END
$schemadiff$;

COMMIT;
