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

-- drop operator class public.o(own)
-- needs --allow 'drops-object:public.o(own)': drops operator class public.o(own)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'o' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'own')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'o' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'own'
         AND c.opcintype = pg_catalog.to_regtype('integer') AND c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 'o' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 2
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 1
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 3 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.btint4cmp(integer, integer)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer'))))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator class public.o(own) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'o' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'own') THEN
    DROP OPERATOR CLASS IF EXISTS public.o USING own;
  END IF;
END
$schemadiff$;

-- drop operator family public.o(own)
-- needs --allow 'drops-object:public.o(own)': drops operator family public.o(own)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'o' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'own') THEN
    DROP OPERATOR FAMILY IF EXISTS public.o USING own;
  END IF;
END
$schemadiff$;

-- drop access method own  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_am WHERE amname = 'own')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_am WHERE amname = 'own' AND amtype = 'i' AND amhandler = pg_catalog.to_regprocedure('pg_catalog.bthandler(internal)')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_am WHERE amname = 'own' AND amtype = 't' AND amhandler = pg_catalog.to_regprocedure('pg_catalog.heap_tableam_handler(internal)'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'access method own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_am WHERE amname = 'own' AND amtype = 'i' AND amhandler = pg_catalog.to_regprocedure('pg_catalog.bthandler(internal)')) THEN
    DROP ACCESS METHOD IF EXISTS own;
  END IF;
END
$schemadiff$;

-- re-create access method own  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_am WHERE amname = 'own') THEN
    CREATE ACCESS METHOD own TYPE TABLE HANDLER pg_catalog.heap_tableam_handler;
  END IF;
END
$schemadiff$;

-- re-create comment on access method own  (after.yaml:2)
COMMENT ON ACCESS METHOD own IS 'kept';

COMMIT;
