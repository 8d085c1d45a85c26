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
-- needs --allow 'drops-object:public.b(brin)': drops operator class public.b(brin)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'b' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'brin')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'b' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'brin'
         AND c.opcintype = pg_catalog.to_regtype('integer') AND NOT c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 'b' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 5
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 4
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 2 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 3 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 4 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.>=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 5 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.>(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.brin_minmax_opcinfo(internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 2 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.brin_minmax_add_value(internal, internal, internal, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 3 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.brin_minmax_consistent(internal, internal, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 4 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.brin_minmax_union(internal, internal, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer'))))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator class public.b(brin) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'b' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'brin') THEN
    DROP OPERATOR CLASS IF EXISTS public.b USING brin;
  END IF;
END
$schemadiff$;

-- drop operator family public.b(brin)
-- needs --allow 'drops-object:public.b(brin)': drops operator family public.b(brin)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'b' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'brin') THEN
    DROP OPERATOR FAMILY IF EXISTS public.b USING brin;
  END IF;
END
$schemadiff$;

-- drop operator class public.g(gist)
-- needs --allow 'drops-object:public.g(gist)': drops operator class public.g(gist)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'g' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'gist')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'g' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'gist'
         AND c.opcintype = pg_catalog.to_regtype('point') AND NOT c.opcdefault
         AND c.opckeytype = pg_catalog.to_regtype('box')
         AND f.opfname = 'points' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 6
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 7
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<<(point, point)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 5 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.>>(point, point)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 6 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.~=(point, point)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 10 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<<|(point, point)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 11 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.|>>(point, point)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 15 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<->(point, point)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.gist_point_consistent(internal, point, smallint, oid, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('point'), pg_catalog.to_regtype('point')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 2 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.gist_box_union(internal, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('point'), pg_catalog.to_regtype('point')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 3 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.gist_point_compress(internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('point'), pg_catalog.to_regtype('point')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 5 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.gist_box_penalty(internal, internal, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('point'), pg_catalog.to_regtype('point')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 6 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.gist_box_picksplit(internal, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('point'), pg_catalog.to_regtype('point')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 7 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.gist_box_same(box, box, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('point'), pg_catalog.to_regtype('point')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 8 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.gist_point_distance(internal, point, smallint, oid, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('point'), pg_catalog.to_regtype('point'))))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator class public.g(gist) was changed by another session since the plan was made; plan again';
  END IF;
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
-- needs --allow 'drops-object:public.points(gist)': drops operator family public.points(gist)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'points' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'gist') THEN
    DROP OPERATOR FAMILY IF EXISTS public.points USING gist;
  END IF;
END
$schemadiff$;

-- drop operator class public.h(hash)
-- needs --allow 'drops-object:public.h(hash)': drops operator class public.h(hash)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'h' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'h' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash'
         AND c.opcintype = pg_catalog.to_regtype('integer') AND NOT c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 'Own "family' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 1
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 2
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.hashint4(integer)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 2 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.hashint4extended(integer, bigint)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer'))))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator class public.h(hash) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'h' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash') THEN
    DROP OPERATOR CLASS IF EXISTS public.h USING hash;
    ALTER OPERATOR FAMILY public."Own ""family" USING hash DROP
      FUNCTION 2 (integer, integer);
  END IF;
END
$schemadiff$;

-- drop operator family public.Own "family(hash)
-- needs --allow 'drops-object:public."Own "family"(hash)': drops operator family public.Own "family(hash)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'Own "family' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash') THEN
    DROP OPERATOR FAMILY IF EXISTS public."Own ""family" USING hash;
  END IF;
END
$schemadiff$;

-- drop operator class public.i(gin)
-- needs --allow 'drops-object:public.i(gin)': drops operator class public.i(gin)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'i' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'gin')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'i' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'gin'
         AND c.opcintype = pg_catalog.to_regtype('anyarray') AND NOT c.opcdefault
         AND c.opckeytype = pg_catalog.to_regtype('anyelement')
         AND f.opfname = 'i' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 2
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 3
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.&&(anyarray, anyarray)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 2 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.@>(anyarray, anyarray)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 2 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.ginarrayextract(anyarray, internal, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('anyarray'), pg_catalog.to_regtype('anyarray')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 3 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.ginqueryarrayextract(anyarray, internal, smallint, internal, internal, internal, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('anyarray'), pg_catalog.to_regtype('anyarray')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 4 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.ginarrayconsistent(internal, smallint, anyarray, integer, internal, internal, internal, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('anyarray'), pg_catalog.to_regtype('anyarray'))))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator class public.i(gin) was changed by another session since the plan was made; plan again';
  END IF;
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
-- needs --allow 'drops-object:public.i(gin)': drops operator family public.i(gin)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'i' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'gin') THEN
    DROP OPERATOR FAMILY IF EXISTS public.i USING gin;
  END IF;
END
$schemadiff$;

-- drop operator class public.s(spgist)
-- needs --allow 'drops-object:public.s(spgist)': drops operator class public.s(spgist)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 's' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'spgist')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 's' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'spgist'
         AND c.opcintype = pg_catalog.to_regtype('text') AND NOT c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 's' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 2
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 5
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.~<~(text, text)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 3 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.=(text, text)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.spg_text_config(internal, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('text'), pg_catalog.to_regtype('text')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 2 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.spg_text_choose(internal, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('text'), pg_catalog.to_regtype('text')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 3 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.spg_text_picksplit(internal, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('text'), pg_catalog.to_regtype('text')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 4 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.spg_text_inner_consistent(internal, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('text'), pg_catalog.to_regtype('text')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 5 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.spg_text_leaf_consistent(internal, internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('text'), pg_catalog.to_regtype('text'))))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator class public.s(spgist) was changed by another session since the plan was made; plan again';
  END IF;
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
-- needs --allow 'drops-object:public.s(spgist)': drops operator family public.s(spgist)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 's' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'spgist') THEN
    DROP OPERATOR FAMILY IF EXISTS public.s USING spgist;
  END IF;
END
$schemadiff$;

COMMIT;
