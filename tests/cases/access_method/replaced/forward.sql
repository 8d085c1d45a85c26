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

-- drop access method own  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_am WHERE amname = 'own')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_am WHERE amname = 'own' AND amtype = 't' AND amhandler = pg_catalog.to_regprocedure('pg_catalog.heap_tableam_handler(internal)')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_am WHERE amname = 'own' AND amtype = 'i' AND amhandler = pg_catalog.to_regprocedure('pg_catalog.bthandler(internal)'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'access method own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_am WHERE amname = 'own' AND amtype = 't' AND amhandler = pg_catalog.to_regprocedure('pg_catalog.heap_tableam_handler(internal)')) THEN
    DROP ACCESS METHOD IF EXISTS own;
  END IF;
END
$schemadiff$;

-- re-create access method own  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_am WHERE amname = 'own') THEN
    CREATE ACCESS METHOD own TYPE INDEX HANDLER pg_catalog.bthandler;
  END IF;
END
$schemadiff$;

-- re-create comment on access method own  (after.yaml:2)
COMMENT ON ACCESS METHOD own IS 'kept';

-- create operator family public.o(own)  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'o' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'own') THEN
    CREATE OPERATOR FAMILY public.o USING own;
  END IF;
END
$schemadiff$;

-- create operator class public.o(own)  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'o' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'own') THEN
    CREATE OPERATOR CLASS public.o
      DEFAULT FOR TYPE integer USING own FAMILY public.o AS
      OPERATOR 1 pg_catalog.<(integer, integer),
      OPERATOR 3 pg_catalog.=(integer, integer),
      FUNCTION 1 (integer, integer) pg_catalog.btint4cmp(integer, integer);
  END IF;
END
$schemadiff$;

COMMIT;
