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

-- drop operator public.!<<(date, date)  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.!<<(date, date)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.!<<(date, date)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.swapped_not_before(date, date)')
         AND p.oprcom = 0
         AND (p.oprnegate = 0 OR EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprnegate AND l.oprname = '<<<' AND l.oprnamespace = pg_catalog.to_regnamespace('public')))
         AND (p.oprcanhash, p.oprcanmerge) = (false, false)))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.!<<(date, date)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.not_before(date, date)')
         AND p.oprcom = 0
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprnegate AND l.oprname = '<<<' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.!<<(date, date) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.!<<(date, date)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.swapped_not_before(date, date)')
         AND p.oprcom = 0
         AND (p.oprnegate = 0 OR EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprnegate AND l.oprname = '<<<' AND l.oprnamespace = pg_catalog.to_regnamespace('public')))
         AND (p.oprcanhash, p.oprcanmerge) = (false, false)) THEN
    DROP OPERATOR IF EXISTS public.!<<(date, date);
  END IF;
END
$schemadiff$;

-- drop function public.swapped_not_before(date, date)
-- needs --allow 'drops-object:public.swapped_not_before(date, date)': drops function public.swapped_not_before(date, date)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.swapped_not_before(date, date)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('d79fdc149923b9b7c7412b76a9c3ddd5')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.swapped_not_before(date, date) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.swapped_not_before(date, date);
END
$schemadiff$;

-- drop operator public.<<<(date, date)  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.<<<(date, date)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.<<<(date, date)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.swapped_before(date, date)')
         AND (p.oprcom = 0 OR EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '>>>' AND l.oprnamespace = pg_catalog.to_regnamespace('public')))
         AND (p.oprnegate = 0 OR EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprnegate AND l.oprname = '!<<' AND l.oprnamespace = pg_catalog.to_regnamespace('public')))
         AND (p.oprcanhash, p.oprcanmerge) = (false, false)))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.<<<(date, date)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.before(date, date)')
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '>>>' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprnegate AND l.oprname = '!<<' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.<<<(date, date) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.<<<(date, date)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.swapped_before(date, date)')
         AND (p.oprcom = 0 OR EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '>>>' AND l.oprnamespace = pg_catalog.to_regnamespace('public')))
         AND (p.oprnegate = 0 OR EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprnegate AND l.oprname = '!<<' AND l.oprnamespace = pg_catalog.to_regnamespace('public')))
         AND (p.oprcanhash, p.oprcanmerge) = (false, false)) THEN
    DROP OPERATOR IF EXISTS public.<<<(date, date);
  END IF;
END
$schemadiff$;

-- drop function public.swapped_before(date, date)
-- needs --allow 'drops-object:public.swapped_before(date, date)': drops function public.swapped_before(date, date)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.swapped_before(date, date)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('48de80446b4baf8c22e43f900a97a1fc')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.swapped_before(date, date) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.swapped_before(date, date);
END
$schemadiff$;

-- drop operator public.>>>(date, date)  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.>>>(date, date)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.>>>(date, date)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.swapped_behind(date, date)')
         AND (p.oprcom = 0 OR EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '<<<' AND l.oprnamespace = pg_catalog.to_regnamespace('public')))
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false)))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.>>>(date, date)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.behind(date, date)')
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '<<<' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.>>>(date, date) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.>>>(date, date)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.swapped_behind(date, date)')
         AND (p.oprcom = 0 OR EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '<<<' AND l.oprnamespace = pg_catalog.to_regnamespace('public')))
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false)) THEN
    DROP OPERATOR IF EXISTS public.>>>(date, date);
  END IF;
END
$schemadiff$;

-- drop function public.swapped_behind(date, date)
-- needs --allow 'drops-object:public.swapped_behind(date, date)': drops function public.swapped_behind(date, date)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.swapped_behind(date, date)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('0f349c924368c9d269c4320a03411826')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.swapped_behind(date, date) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.swapped_behind(date, date);
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create function public.before(date, date)  (after.yaml:2)
CREATE OR REPLACE FUNCTION public.before(date, date)
RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $function$SELECT $1 < $2$function$;

-- create function public.behind(date, date)  (after.yaml:3)
CREATE OR REPLACE FUNCTION public.behind(date, date)
RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $function$SELECT $1 > $2$function$;

-- create function public.not_before(date, date)  (after.yaml:4)
CREATE OR REPLACE FUNCTION public.not_before(date, date)
RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $function$SELECT $1 >= $2$function$;

-- re-create operator public.!<<(date, date)  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.!<<(date, date)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.!<< (
      FUNCTION = public.not_before,
      LEFTARG = date,
      RIGHTARG = date,
      NEGATOR = OPERATOR(public.<<<)
    );
  END IF;
END
$schemadiff$;

-- re-create operator public.<<<(date, date)  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.<<<(date, date)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.<<< (
      FUNCTION = public.before,
      LEFTARG = date,
      RIGHTARG = date,
      COMMUTATOR = OPERATOR(public.>>>),
      NEGATOR = OPERATOR(public.!<<)
    );
  END IF;
END
$schemadiff$;

-- re-create operator public.>>>(date, date)  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.>>>(date, date)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.>>> (
      FUNCTION = public.behind,
      LEFTARG = date,
      RIGHTARG = date,
      COMMUTATOR = OPERATOR(public.<<<)
    );
  END IF;
END
$schemadiff$;

COMMIT;
