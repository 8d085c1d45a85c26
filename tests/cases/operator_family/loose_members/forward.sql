-- before to after: 3 statements for PostgreSQL 18
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

-- rename operator family public.old_name(hash) to new_name  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'old_name' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'new_name' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash') THEN
    ALTER OPERATOR FAMILY public.old_name USING hash RENAME TO new_name;
  END IF;
END
$schemadiff$;

-- alter operator family public.whole(btree): operators, functions  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'whole' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree'
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<(bigint, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.btint48cmp(integer, bigint)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('bigint')))
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 5 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.>(integer, bigint)'))
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.btint84cmp(bigint, integer)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('bigint'), pg_catalog.to_regtype('integer')))
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 3 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.in_range(integer, integer, bigint, boolean, boolean)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('bigint')))) THEN
    ALTER OPERATOR FAMILY public.whole USING btree DROP
      OPERATOR 1 (bigint, integer),
      FUNCTION 1 (integer, bigint);
    ALTER OPERATOR FAMILY public.whole USING btree ADD
      OPERATOR 5 pg_catalog.>(integer, bigint),
      FUNCTION 1 (bigint, integer) pg_catalog.btint84cmp(bigint, integer),
      FUNCTION 3 (integer, bigint) pg_catalog.in_range(integer, integer, bigint, boolean, boolean);
  END IF;
END
$schemadiff$;

-- create operator class public.large(btree)  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'large' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    CREATE OPERATOR CLASS public.large
      FOR TYPE bigint USING btree FAMILY public.whole AS
      OPERATOR 1 pg_catalog.<(bigint, bigint),
      OPERATOR 5 pg_catalog.>(bigint, bigint),
      FUNCTION 1 (bigint, bigint) pg_catalog.btint8cmp(bigint, bigint);
  END IF;
END
$schemadiff$;

COMMIT;
