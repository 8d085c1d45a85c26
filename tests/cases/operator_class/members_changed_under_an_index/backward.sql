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

-- drop index public.t_a  (after.yaml:13)
-- because of operator_class public.backwards_ops(btree)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'backwards_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree'
         AND c.opcintype = pg_catalog.to_regtype('integer') AND NOT c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 'backwards_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 5
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 3
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.>(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 2 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.>=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 3 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 4 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 5 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('public.backwards(integer, integer)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 2 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.btint4sortsupport(internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 4 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.btequalimage(oid)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer')))) THEN
    DROP INDEX IF EXISTS public.t_a;
  END IF;
END
$schemadiff$;

-- drop operator class public.backwards_ops(btree)  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'backwards_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'backwards_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree'
         AND c.opcintype = pg_catalog.to_regtype('integer') AND NOT c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 'backwards_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 5
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 3
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.>(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 2 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.>=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 3 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 4 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 5 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('public.backwards(integer, integer)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 2 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.btint4sortsupport(internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 4 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.btequalimage(oid)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer')))))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'backwards_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree'
         AND c.opcintype = pg_catalog.to_regtype('integer') AND NOT c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 'backwards_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 5
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 1
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.>(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 2 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.>=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 3 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 4 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 5 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('public.backwards(integer, integer)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer'))))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator class public.backwards_ops(btree) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'backwards_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree'
         AND c.opcintype = pg_catalog.to_regtype('integer') AND NOT c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 'backwards_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 5
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 3
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.>(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 2 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.>=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 3 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 4 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 5 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.<(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('public.backwards(integer, integer)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 2 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.btint4sortsupport(internal)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer')))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 4 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.btequalimage(oid)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer')))) THEN
    DROP OPERATOR CLASS IF EXISTS public.backwards_ops USING btree;
    ALTER OPERATOR FAMILY public.backwards_ops USING btree DROP
      FUNCTION 2 (integer, integer),
      FUNCTION 4 (integer, integer);
  END IF;
END
$schemadiff$;

-- drop operator class public.new_name(hash)
-- needs --allow 'drops-object:public.new_name(hash)': drops operator class public.new_name(hash)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'new_name' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'new_name' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash'
         AND c.opcintype = pg_catalog.to_regtype('integer') AND NOT c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 'old_name' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 1
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 1
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('pg_catalog.=(integer, integer)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('pg_catalog.hashint4(integer)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('integer'), pg_catalog.to_regtype('integer'))))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator class public.new_name(hash) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'new_name' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash') THEN
    DROP OPERATOR CLASS IF EXISTS public.new_name USING hash;
  END IF;
END
$schemadiff$;

-- re-create operator class public.backwards_ops(btree)  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'backwards_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    CREATE OPERATOR CLASS public.backwards_ops
      FOR TYPE integer USING btree FAMILY public.backwards_ops AS
      OPERATOR 1 pg_catalog.>(integer, integer),
      OPERATOR 2 pg_catalog.>=(integer, integer),
      OPERATOR 3 pg_catalog.=(integer, integer),
      OPERATOR 4 pg_catalog.<=(integer, integer),
      OPERATOR 5 pg_catalog.<(integer, integer),
      FUNCTION 1 (integer, integer) public.backwards(integer, integer);
  END IF;
END
$schemadiff$;

-- re-create comment on operator class public.backwards_ops(btree)  (after.yaml:6)
COMMENT ON OPERATOR CLASS public.backwards_ops USING btree IS 'largest first';

-- create operator class public.old_name(hash)  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'old_name' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'hash') THEN
    CREATE OPERATOR CLASS public.old_name
      FOR TYPE integer USING hash FAMILY public.old_name AS
      OPERATOR 1 pg_catalog.=(integer, integer),
      FUNCTION 1 (integer, integer) pg_catalog.hashint4(integer);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create index public.t_a  (after.yaml:13)
-- because of operator_class public.backwards_ops(btree)
CREATE INDEX IF NOT EXISTS t_a ON public.t USING btree (a public.backwards_ops);

COMMIT;
