-- before to after: 17 statements for PostgreSQL 18
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

-- drop unique public.a.a_key
-- needs --allow drops-object:public.a.a_key: drops unique public.a.a_key
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a')) THEN
    LOCK TABLE ONLY public.a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.a') AND c.conname = 'a_key' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.a') AND c.conname = 'a_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (j)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.a.a_key was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.a DROP CONSTRAINT IF EXISTS a_key;
END
$schemadiff$;

-- drop index public.a_j
-- needs --allow drops-object:public.a_j: drops index public.a_j
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'a_j' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.a') AND c.relname = 'a_j'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (j)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.a_j was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.a_j;
END
$schemadiff$;

-- drop function public.a_smallest(json[])
-- needs --allow 'drops-object:public.a_smallest(json[[]])': drops function public.a_smallest(json[])
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.a_smallest(json[])')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('54bb31decaaa99e6673500518781348c')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.a_smallest(json[]) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.a_smallest(json[]);
END
$schemadiff$;

-- drop view public.a_view
-- needs --allow drops-object:public.a_view: drops view public.a_view
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'a_view' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.a_view RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.a_view') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('32310822b4ff746f0c5b0c27560d07ce')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.a_view was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS public.a_view;
END
$schemadiff$;

-- drop operator class public.json_ops(btree)
-- needs --allow 'drops-object:public.json_ops(btree)': drops operator class public.json_ops(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'json_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'json_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree'
         AND c.opcintype = pg_catalog.to_regtype('json') AND c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 'json_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 5
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 1
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('public.<(json, json)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 2 AND a.amopopr = pg_catalog.to_regoperator('public.<=(json, json)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 3 AND a.amopopr = pg_catalog.to_regoperator('public.=(json, json)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 4 AND a.amopopr = pg_catalog.to_regoperator('public.>=(json, json)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 5 AND a.amopopr = pg_catalog.to_regoperator('public.>(json, json)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('public.json_cmp(json, json)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('json'), pg_catalog.to_regtype('json'))))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator class public.json_ops(btree) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'json_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    DROP OPERATOR CLASS IF EXISTS public.json_ops USING btree;
  END IF;
END
$schemadiff$;

-- drop function public.json_cmp(json, json)
-- needs --allow 'drops-object:public.json_cmp(json, json)': drops function public.json_cmp(json, json)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.json_cmp(json, json)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('68bba00d4f90a4cff01d6f130176357a')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.json_cmp(json, json) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.json_cmp(json, json);
END
$schemadiff$;

-- drop operator public.<(json, json)
-- needs --allow 'drops-object:public.<(json, json)': drops operator public.<(json, json)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.<(json, json)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.<(json, json)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.json_lt(json, json)')
         AND p.oprcom = 0
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.<(json, json) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.<(json, json);
END
$schemadiff$;

-- drop function public.json_lt(json, json)
-- needs --allow 'drops-object:public.json_lt(json, json)': drops function public.json_lt(json, json)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.json_lt(json, json)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('fed4e441e796948805f263bb29077840')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.json_lt(json, json) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.json_lt(json, json);
END
$schemadiff$;

-- drop operator public.<=(json, json)
-- needs --allow 'drops-object:public.<=(json, json)': drops operator public.<=(json, json)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.<=(json, json)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.<=(json, json)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.json_le(json, json)')
         AND p.oprcom = 0
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.<=(json, json) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.<=(json, json);
END
$schemadiff$;

-- drop function public.json_le(json, json)
-- needs --allow 'drops-object:public.json_le(json, json)': drops function public.json_le(json, json)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.json_le(json, json)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('e81a80c1d3655d3416c6fb09699abeab')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.json_le(json, json) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.json_le(json, json);
END
$schemadiff$;

-- drop operator public.=(json, json)
-- needs --allow 'drops-object:public.=(json, json)': drops operator public.=(json, json)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.=(json, json)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.=(json, json)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.json_eq(json, json)')
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '=' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, true))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.=(json, json) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.=(json, json);
END
$schemadiff$;

-- drop function public.json_eq(json, json)
-- needs --allow 'drops-object:public.json_eq(json, json)': drops function public.json_eq(json, json)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.json_eq(json, json)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('c06f2c484787d7289f103f6fb48a99ff')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.json_eq(json, json) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.json_eq(json, json);
END
$schemadiff$;

-- drop operator public.>(json, json)
-- needs --allow 'drops-object:public.>(json, json)': drops operator public.>(json, json)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.>(json, json)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.>(json, json)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.json_gt(json, json)')
         AND p.oprcom = 0
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.>(json, json) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.>(json, json);
END
$schemadiff$;

-- drop function public.json_gt(json, json)
-- needs --allow 'drops-object:public.json_gt(json, json)': drops function public.json_gt(json, json)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.json_gt(json, json)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('8f16a52d5767385f8cc3dd5090f8a6b7')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.json_gt(json, json) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.json_gt(json, json);
END
$schemadiff$;

-- drop operator public.>=(json, json)
-- needs --allow 'drops-object:public.>=(json, json)': drops operator public.>=(json, json)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.>=(json, json)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.>=(json, json)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.json_ge(json, json)')
         AND p.oprcom = 0
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.>=(json, json) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.>=(json, json);
END
$schemadiff$;

-- drop function public.json_ge(json, json)
-- needs --allow 'drops-object:public.json_ge(json, json)': drops function public.json_ge(json, json)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.json_ge(json, json)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('6b6bfa1f81137737e3fbb2611c759b88')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.json_ge(json, json) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.json_ge(json, json);
END
$schemadiff$;

-- drop operator family public.json_ops(btree)
-- needs --allow 'drops-object:public.json_ops(btree)': drops operator family public.json_ops(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'json_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    DROP OPERATOR FAMILY IF EXISTS public.json_ops USING btree;
  END IF;
END
$schemadiff$;

COMMIT;
