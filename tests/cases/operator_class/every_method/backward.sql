-- before to after: 10 statements for PostgreSQL 18
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

-- drop operator class public.b(brin)
-- needs --allow drops-object:public.b: drops operator class public.b(brin)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'b' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'brin') THEN
    DROP OPERATOR CLASS IF EXISTS public.b USING brin;
  END IF;
END
$schemadiff$;

-- drop operator family public.b(brin)
-- needs --allow drops-object:public.b: drops operator family public.b(brin)
DROP OPERATOR FAMILY IF EXISTS public.b USING brin;

-- drop operator class public.g(gist)
-- needs --allow drops-object:public.g: drops operator class public.g(gist)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'g' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'gist') THEN
    DROP OPERATOR CLASS IF EXISTS public.g USING gist;
    ALTER OPERATOR FAMILY public.points USING gist DROP
      OPERATOR 1 (point, point),
      OPERATOR 5 (point, point),
      OPERATOR 6 (point, point),
      OPERATOR 10 (point, point),
      OPERATOR 11 (point, point),
      OPERATOR 15 (point, point),
      FUNCTION 3 (point, point),
      FUNCTION 8 (point, point);
  END IF;
END
$schemadiff$;

-- drop operator family public.points(gist)
-- needs --allow drops-object:public.points: drops operator family public.points(gist)
DROP OPERATOR FAMILY IF EXISTS public.points USING gist;

-- drop operator class public.h(hash)
-- needs --allow drops-object:public.h: drops operator class public.h(hash)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'h' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash') THEN
    DROP OPERATOR CLASS IF EXISTS public.h USING hash;
    ALTER OPERATOR FAMILY public."Own ""family" USING hash DROP
      FUNCTION 2 (integer, integer);
  END IF;
END
$schemadiff$;

-- drop operator family public.Own "family(hash)
-- needs --allow 'drops-object:public."Own "family"': drops operator family public.Own "family(hash)
DROP OPERATOR FAMILY IF EXISTS public."Own ""family" USING hash;

-- drop operator class public.i(gin)
-- needs --allow drops-object:public.i: drops operator class public.i(gin)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'i' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'gin') THEN
    DROP OPERATOR CLASS IF EXISTS public.i USING gin;
    ALTER OPERATOR FAMILY public.i USING gin DROP
      OPERATOR 1 (anyarray, anyarray),
      OPERATOR 2 (anyarray, anyarray),
      FUNCTION 4 (anyarray, anyarray);
  END IF;
END
$schemadiff$;

-- drop operator family public.i(gin)
-- needs --allow drops-object:public.i: drops operator family public.i(gin)
DROP OPERATOR FAMILY IF EXISTS public.i USING gin;

-- drop operator class public.s(spgist)
-- needs --allow drops-object:public.s: drops operator class public.s(spgist)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 's' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'spgist') THEN
    DROP OPERATOR CLASS IF EXISTS public.s USING spgist;
    ALTER OPERATOR FAMILY public.s USING spgist DROP
      OPERATOR 1 (text, text),
      OPERATOR 3 (text, text);
  END IF;
END
$schemadiff$;

-- drop operator family public.s(spgist)
-- needs --allow drops-object:public.s: drops operator family public.s(spgist)
DROP OPERATOR FAMILY IF EXISTS public.s USING spgist;

COMMIT;
