-- before to after: 11 statements for PostgreSQL 18
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

-- create operator family public.Own "family(hash)  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'Own "family' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash') THEN
    CREATE OPERATOR FAMILY public."Own ""family" USING hash;
  END IF;
END
$schemadiff$;

-- create comment on operator family public.Own "family(hash)  (after.yaml:3)
COMMENT ON OPERATOR FAMILY public."Own ""family" USING hash IS 'for two';

-- create operator family public.b(brin)  (after.yaml:28)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'b' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'brin') THEN
    CREATE OPERATOR FAMILY public.b USING brin;
  END IF;
END
$schemadiff$;

-- create operator family public.i(gin)  (after.yaml:20)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'i' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'gin') THEN
    CREATE OPERATOR FAMILY public.i USING gin;
  END IF;
END
$schemadiff$;

-- create operator family public.points(gist)  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'points' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'gist') THEN
    CREATE OPERATOR FAMILY public.points USING gist;
    ALTER OPERATOR FAMILY public.points USING gist ADD
      OPERATOR 28 pg_catalog.<@(point, box);
  END IF;
END
$schemadiff$;

-- create operator family public.s(spgist)  (after.yaml:36)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 's' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'spgist') THEN
    CREATE OPERATOR FAMILY public.s USING spgist;
  END IF;
END
$schemadiff$;

-- create operator class public.b(brin)  (after.yaml:28)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'b' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'brin') THEN
    CREATE OPERATOR CLASS public.b
      FOR TYPE integer USING brin FAMILY public.b AS
      OPERATOR 1 pg_catalog.<(integer, integer),
      OPERATOR 2 pg_catalog.<=(integer, integer),
      OPERATOR 3 pg_catalog.=(integer, integer),
      OPERATOR 4 pg_catalog.>=(integer, integer),
      OPERATOR 5 pg_catalog.>(integer, integer),
      FUNCTION 1 (integer, integer) pg_catalog.brin_minmax_opcinfo(internal),
      FUNCTION 2 (integer, integer) pg_catalog.brin_minmax_add_value(internal, internal, internal, internal),
      FUNCTION 3 (integer, integer) pg_catalog.brin_minmax_consistent(internal, internal, internal),
      FUNCTION 4 (integer, integer) pg_catalog.brin_minmax_union(internal, internal, internal);
  END IF;
END
$schemadiff$;

-- create operator class public.g(gist)  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'g' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'gist') THEN
    CREATE OPERATOR CLASS public.g
      FOR TYPE point USING gist FAMILY public.points AS
      STORAGE box,
      OPERATOR 1 pg_catalog.<<(point, point),
      OPERATOR 5 pg_catalog.>>(point, point),
      OPERATOR 6 pg_catalog.~=(point, point),
      OPERATOR 10 pg_catalog.<<|(point, point),
      OPERATOR 11 pg_catalog.|>>(point, point),
      OPERATOR 15 pg_catalog.<->(point, point) FOR ORDER BY pg_catalog.float_ops,
      FUNCTION 1 (point, point) pg_catalog.gist_point_consistent(internal, point, smallint, oid, internal),
      FUNCTION 2 (point, point) pg_catalog.gist_box_union(internal, internal),
      FUNCTION 3 (point, point) pg_catalog.gist_point_compress(internal),
      FUNCTION 5 (point, point) pg_catalog.gist_box_penalty(internal, internal, internal),
      FUNCTION 6 (point, point) pg_catalog.gist_box_picksplit(internal, internal),
      FUNCTION 7 (point, point) pg_catalog.gist_box_same(box, box, internal),
      FUNCTION 8 (point, point) pg_catalog.gist_point_distance(internal, point, smallint, oid, internal);
  END IF;
END
$schemadiff$;

-- create operator class public.h(hash)  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'h' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash') THEN
    CREATE OPERATOR CLASS public.h
      FOR TYPE integer USING hash FAMILY public."Own ""family" AS
      OPERATOR 1 pg_catalog.=(integer, integer),
      FUNCTION 1 (integer, integer) pg_catalog.hashint4(integer),
      FUNCTION 2 (integer, integer) pg_catalog.hashint4extended(integer, bigint);
  END IF;
END
$schemadiff$;

-- create operator class public.i(gin)  (after.yaml:20)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'i' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'gin') THEN
    CREATE OPERATOR CLASS public.i
      FOR TYPE anyarray USING gin FAMILY public.i AS
      STORAGE anyelement,
      OPERATOR 1 pg_catalog.&&(anyarray, anyarray),
      OPERATOR 2 pg_catalog.@>(anyarray, anyarray),
      FUNCTION 2 (anyarray, anyarray) pg_catalog.ginarrayextract(anyarray, internal, internal),
      FUNCTION 3 (anyarray, anyarray) pg_catalog.ginqueryarrayextract(anyarray, internal, smallint, internal, internal, internal, internal),
      FUNCTION 4 (anyarray, anyarray) pg_catalog.ginarrayconsistent(internal, smallint, anyarray, integer, internal, internal, internal, internal);
  END IF;
END
$schemadiff$;

-- create operator class public.s(spgist)  (after.yaml:36)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 's' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'spgist') THEN
    CREATE OPERATOR CLASS public.s
      FOR TYPE text USING spgist FAMILY public.s AS
      OPERATOR 1 pg_catalog.~<~(text, text),
      OPERATOR 3 pg_catalog.=(text, text),
      FUNCTION 1 (text, text) pg_catalog.spg_text_config(internal, internal),
      FUNCTION 2 (text, text) pg_catalog.spg_text_choose(internal, internal),
      FUNCTION 3 (text, text) pg_catalog.spg_text_picksplit(internal, internal),
      FUNCTION 4 (text, text) pg_catalog.spg_text_inner_consistent(internal, internal),
      FUNCTION 5 (text, text) pg_catalog.spg_text_leaf_consistent(internal, internal);
  END IF;
END
$schemadiff$;

COMMIT;
