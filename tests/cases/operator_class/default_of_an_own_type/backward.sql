-- before to after: 8 statements for PostgreSQL 18
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

-- drop index public.t_a
-- needs --allow drops-object:public.t_a: drops index public.t_a
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 't_a'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (a)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.t_a was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.t_a;
END
$schemadiff$;

-- drop operator class public.mood_ops(btree)
-- needs --allow 'drops-object:public.mood_ops(btree)': drops operator class public.mood_ops(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'mood_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'mood_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree'
         AND c.opcintype = pg_catalog.to_regtype('public.mood') AND c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 'mood_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 2
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 1
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('public.<(public.mood, public.mood)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 3 AND a.amopopr = pg_catalog.to_regoperator('public.=(public.mood, public.mood)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('public.compare(public.mood, public.mood)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('public.mood'), pg_catalog.to_regtype('public.mood'))))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator class public.mood_ops(btree) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'mood_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    DROP OPERATOR CLASS IF EXISTS public.mood_ops USING btree;
  END IF;
END
$schemadiff$;

-- drop function public.compare(public.mood, public.mood)
-- needs --allow 'drops-object:public.compare(public.mood, public.mood)': drops function public.compare(public.mood, public.mood)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.compare(public.mood, public.mood)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('41d414ba9281e031bf600086f20d1730')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.compare(public.mood, public.mood) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.compare(public.mood, public.mood);
END
$schemadiff$;

-- drop operator public.<(public.mood, public.mood)
-- needs --allow 'drops-object:public.<(public.mood, public.mood)': drops operator public.<(public.mood, public.mood)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.<(public.mood, public.mood)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.<(public.mood, public.mood)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.below(public.mood, public.mood)')
         AND p.oprcom = 0
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.<(public.mood, public.mood) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.<(public.mood, public.mood);
END
$schemadiff$;

-- drop function public.below(public.mood, public.mood)
-- needs --allow 'drops-object:public.below(public.mood, public.mood)': drops function public.below(public.mood, public.mood)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.below(public.mood, public.mood)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('2a856fc32ba0a955dab0fe6de2ebb764')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.below(public.mood, public.mood) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.below(public.mood, public.mood);
END
$schemadiff$;

-- drop operator public.=(public.mood, public.mood)
-- needs --allow 'drops-object:public.=(public.mood, public.mood)': drops operator public.=(public.mood, public.mood)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.=(public.mood, public.mood)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.=(public.mood, public.mood)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.same(public.mood, public.mood)')
         AND EXISTS (SELECT FROM pg_catalog.pg_operator l WHERE l.oid = p.oprcom AND l.oprname = '=' AND l.oprnamespace = pg_catalog.to_regnamespace('public'))
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (true, true))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.=(public.mood, public.mood) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.=(public.mood, public.mood);
END
$schemadiff$;

-- drop function public.same(public.mood, public.mood)
-- needs --allow 'drops-object:public.same(public.mood, public.mood)': drops function public.same(public.mood, public.mood)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.same(public.mood, public.mood)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('e2bbce102f8d152bdde7d1e426ecb427')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.same(public.mood, public.mood) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.same(public.mood, public.mood);
END
$schemadiff$;

-- drop operator family public.mood_ops(btree)
-- needs --allow 'drops-object:public.mood_ops(btree)': drops operator family public.mood_ops(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'mood_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    DROP OPERATOR FAMILY IF EXISTS public.mood_ops USING btree;
  END IF;
END
$schemadiff$;

COMMIT;
