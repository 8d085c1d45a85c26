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

-- drop index public.i  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'i' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'i'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 25) = 'USING hash (a public.odd)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'i'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 26) = 'USING hash (a public.even)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'i'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 14) = 'USING hash (a)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.i was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'i'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 25) = 'USING hash (a public.odd)') THEN
    DROP INDEX IF EXISTS public.i;
  END IF;
END
$schemadiff$;

-- drop operator class public.odd(hash)
-- needs --allow 'drops-object:public.odd(hash)': drops operator class public.odd(hash)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'odd' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'odd' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash'
         AND c.opcintype = pg_catalog.to_regtype('integer') AND NOT c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 'odd' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 1
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 1
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.hashint4(integer)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer'))))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator class public.odd(hash) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'odd' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash') THEN
    DROP OPERATOR CLASS IF EXISTS public.odd USING hash;
  END IF;
END
$schemadiff$;

-- drop operator family public.odd(hash)
-- needs --allow 'drops-object:public.odd(hash)': drops operator family public.odd(hash)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'odd' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash') THEN
    DROP OPERATOR FAMILY IF EXISTS public.odd USING hash;
  END IF;
END
$schemadiff$;

-- create operator family public.even(hash)  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'even' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash') THEN
    CREATE OPERATOR FAMILY public.even USING hash;
  END IF;
END
$schemadiff$;

-- create operator class public.even(hash)  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'even' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash') THEN
    CREATE OPERATOR CLASS public.even
      FOR TYPE integer USING hash FAMILY public.even AS
      OPERATOR 1 pg_catalog.=(integer, integer),
      FUNCTION 1 (integer, integer) pg_catalog.hashint4(integer);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create index public.i  (after.yaml:4)
CREATE INDEX IF NOT EXISTS i ON public.t USING hash (a public.even);

-- create comment on operator class public.even(hash)  (after.yaml:2)
COMMENT ON OPERATOR CLASS public.even USING hash IS 'kept';

COMMIT;
