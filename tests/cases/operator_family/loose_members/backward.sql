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

-- drop operator family public.new_name(hash)
-- needs --allow 'drops-object:public.new_name(hash)': drops operator family public.new_name(hash)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'new_name' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash') THEN
    DROP OPERATOR FAMILY IF EXISTS public.new_name USING hash;
  END IF;
END
$schemadiff$;

-- drop operator class public.large(btree)
-- needs --allow 'drops-object:public.large(btree)': drops operator class public.large(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'large' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'large' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree'
         AND c.opcintype = pg_catalog.to_regtype('bigint') AND NOT c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 'whole' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 2
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 1
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<(bigint, bigint)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 5 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.>(bigint, bigint)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.btint8cmp(bigint, bigint)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('bigint'), pg_catalog.to_regtype('bigint'))))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator class public.large(btree) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'large' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    DROP OPERATOR CLASS IF EXISTS public.large USING btree;
  END IF;
END
$schemadiff$;

-- create operator family public.old_name(hash)  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'old_name' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash') THEN
    CREATE OPERATOR FAMILY public.old_name USING hash;
  END IF;
END
$schemadiff$;

-- create comment on operator family public.old_name(hash)  (after.yaml:5)
COMMENT ON OPERATOR FAMILY public.old_name USING hash IS 'kept';

-- alter operator family public.whole(btree): operators, functions  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'whole' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree'
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 5 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.>(integer, bigint)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.btint84cmp(bigint, integer)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('bigint'), pg_catalog.to_regtype('integer')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 3 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.in_range(integer, integer, bigint, boolean, boolean)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('bigint')))
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<(bigint, integer)'))
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.btint48cmp(integer, bigint)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('bigint')))) THEN
    ALTER OPERATOR FAMILY public.whole USING btree DROP
      OPERATOR 5 (integer, bigint),
      FUNCTION 1 (bigint, integer),
      FUNCTION 3 (integer, bigint);
    ALTER OPERATOR FAMILY public.whole USING btree ADD
      OPERATOR 1 pg_catalog.<(bigint, integer),
      FUNCTION 1 (integer, bigint) pg_catalog.btint48cmp(integer, bigint);
  END IF;
END
$schemadiff$;

COMMIT;
