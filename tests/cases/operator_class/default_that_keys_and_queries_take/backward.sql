-- before to after: 15 statements for PostgreSQL 18
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

-- drop range type public.between_grades
-- needs --allow drops-object:public.between_grades: drops range type public.between_grades
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'between_grades' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.between_grades') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'public.grade'
         AND m.typname = 'between_grades_multirange' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'range type public.between_grades was changed by another session since the plan was made; plan again';
  END IF;
  DROP TYPE IF EXISTS public.between_grades;
END
$schemadiff$;

-- drop table public.a_final
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a_final')) THEN
    LOCK TABLE ONLY public.a_final IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'a_final' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.a_final) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.a_final has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.a_final') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('g')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.a_final was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.a_final;
END
$schemadiff$;

-- drop domain public.final_grade
-- needs --allow drops-object:public.final_grade: drops domain public.final_grade
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'final_grade' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'final_grade' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.grade' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain public.final_grade was changed by another session since the plan was made; plan again';
  END IF;
  DROP DOMAIN IF EXISTS public.final_grade;
END
$schemadiff$;

-- drop table public.a_spread; drop table public.a_spread_1
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a_spread')) THEN
    LOCK TABLE ONLY public.a_spread IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'a_spread' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.a_spread) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.a_spread has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.a_spread') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('g')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.a_spread was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.a_spread;
END
$schemadiff$;

-- drop function public.repeated(public.grade)
-- needs --allow 'drops-object:public.repeated(public.grade)': drops function public.repeated(public.grade)
DROP FUNCTION IF EXISTS public.repeated(public.grade);

-- drop view public.a_sorted
-- needs --allow drops-object:public.a_sorted: drops view public.a_sorted
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'a_sorted' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.a_sorted RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.a_sorted') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('2a629b84ba72788a6aa22f42b8845e48')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.a_sorted was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS public.a_sorted;
END
$schemadiff$;

-- drop view public.b_distinct
-- needs --allow drops-object:public.b_distinct: drops view public.b_distinct
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'b_distinct' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.b_distinct RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.b_distinct') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('215de977e49384f0cc910258e05fd8f4')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.b_distinct was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS public.b_distinct;
END
$schemadiff$;

-- drop view public.c_numbered
-- needs --allow drops-object:public.c_numbered: drops view public.c_numbered
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'c_numbered' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.c_numbered RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.c_numbered') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('c7aa18b27d0ad69cb23054e56782ec7c')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.c_numbered was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS public.c_numbered;
END
$schemadiff$;

-- drop operator class public.z_grade_ops(btree)
-- needs --allow 'drops-object:public.z_grade_ops(btree)': drops operator class public.z_grade_ops(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'z_grade_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'z_grade_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree'
         AND c.opcintype = pg_catalog.to_regtype('public.grade') AND c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 'z_grade_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 2
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 1
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('public.<<<(public.grade, public.grade)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 3 AND a.amopopr = pg_catalog.to_regoperator('public.===(public.grade, public.grade)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('public.compare(public.grade, public.grade)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('public.grade'), pg_catalog.to_regtype('public.grade'))))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator class public.z_grade_ops(btree) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'z_grade_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    DROP OPERATOR CLASS IF EXISTS public.z_grade_ops USING btree;
  END IF;
END
$schemadiff$;

-- drop function public.compare(public.grade, public.grade)
-- needs --allow 'drops-object:public.compare(public.grade, public.grade)': drops function public.compare(public.grade, public.grade)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.compare(public.grade, public.grade)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('739fa996e72db9c7582bd38b60f39a22')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.compare(public.grade, public.grade) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.compare(public.grade, public.grade);
END
$schemadiff$;

-- drop operator public.<<<(public.grade, public.grade)
-- needs --allow 'drops-object:public.<<<(public.grade, public.grade)': drops operator public.<<<(public.grade, public.grade)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.<<<(public.grade, public.grade)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.<<<(public.grade, public.grade)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.less(public.grade, public.grade)')
         AND p.oprcom = 0
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.<<<(public.grade, public.grade) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.<<<(public.grade, public.grade);
END
$schemadiff$;

-- drop function public.less(public.grade, public.grade)
-- needs --allow 'drops-object:public.less(public.grade, public.grade)': drops function public.less(public.grade, public.grade)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.less(public.grade, public.grade)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('1434aa420ed5919c7c6eea5377e00d11')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.less(public.grade, public.grade) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.less(public.grade, public.grade);
END
$schemadiff$;

-- drop operator public.===(public.grade, public.grade)
-- needs --allow 'drops-object:public.===(public.grade, public.grade)': drops operator public.===(public.grade, public.grade)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.===(public.grade, public.grade)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.===(public.grade, public.grade)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.same(public.grade, public.grade)')
         AND p.oprcom = 0
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.===(public.grade, public.grade) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.===(public.grade, public.grade);
END
$schemadiff$;

-- drop function public.same(public.grade, public.grade)
-- needs --allow 'drops-object:public.same(public.grade, public.grade)': drops function public.same(public.grade, public.grade)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.same(public.grade, public.grade)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('083fdabfc0b3a87a9b65526e39ad4394')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.same(public.grade, public.grade) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.same(public.grade, public.grade);
END
$schemadiff$;

-- drop operator family public.z_grade_ops(btree)
-- needs --allow 'drops-object:public.z_grade_ops(btree)': drops operator family public.z_grade_ops(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'z_grade_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    DROP OPERATOR FAMILY IF EXISTS public.z_grade_ops USING btree;
  END IF;
END
$schemadiff$;

COMMIT;
