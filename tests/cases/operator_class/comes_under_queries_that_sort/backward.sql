-- before to after: 11 statements for PostgreSQL 18
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

-- drop view public.by_load  (after.yaml:15)
-- because of operator_class public.weight_ops(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'by_load' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.by_load RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'by_load' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'weight_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    DROP VIEW IF EXISTS public.by_load;
  END IF;
END
$schemadiff$;

-- drop view public.by_load_of_a_view  (after.yaml:16)
-- because of operator_class public.weight_ops(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'by_load_of_a_view' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.by_load_of_a_view RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'by_load_of_a_view' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'weight_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    DROP VIEW IF EXISTS public.by_load_of_a_view;
  END IF;
END
$schemadiff$;

-- drop view public.changed  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'changed' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.changed RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.changed') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('0d8e5d7e37a417ef74db7c427a6c82a7', '44045af19031e2a37b1109e4fb3d1c64')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.changed was changed by another session since the plan was made; plan again';
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.changed')), E' \n'), ';')) = '0d8e5d7e37a417ef74db7c427a6c82a7' THEN
    DROP VIEW IF EXISTS public.changed;
  END IF;
END
$schemadiff$;

-- drop materialized view public.loads  (after.yaml:20)
-- because of operator_class public.weight_ops(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'loads' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.loads RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'loads' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm')
       AND EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'weight_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    DROP MATERIALIZED VIEW IF EXISTS public.loads;
  END IF;
END
$schemadiff$;

-- drop operator class public.weight_ops(btree)
-- needs --allow 'drops-object:public.weight_ops(btree)': drops operator class public.weight_ops(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'weight_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_opclass c
         JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
         WHERE c.opcname = 'weight_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree'
         AND c.opcintype = pg_catalog.to_regtype('public.weight') AND c.opcdefault
         AND c.opckeytype = 0
         AND f.opfname = 'weight_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype, a.amoprighttype) = (c.opcintype, c.opcintype)) = 2
         AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype, a.amprocrighttype) = (c.opcintype, c.opcintype)) = 1
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 1 AND a.amopopr = pg_catalog.to_regoperator('public.<<<(public.weight, public.weight)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amopstrategy = 3 AND a.amopopr = pg_catalog.to_regoperator('public.===(public.weight, public.weight)'))
         AND EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amprocnum = 1 AND a.amproc = pg_catalog.to_regprocedure('public.weight_cmp(public.weight, public.weight)')
         AND (a.amproclefttype, a.amprocrighttype) = (pg_catalog.to_regtype('public.weight'), pg_catalog.to_regtype('public.weight'))))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator class public.weight_ops(btree) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'weight_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    DROP OPERATOR CLASS IF EXISTS public.weight_ops USING btree;
  END IF;
END
$schemadiff$;

-- drop operator family public.weight_ops(btree)
-- needs --allow 'drops-object:public.weight_ops(btree)': drops operator family public.weight_ops(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'weight_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    DROP OPERATOR FAMILY IF EXISTS public.weight_ops USING btree;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create view public.by_load  (after.yaml:15)
-- because of operator_class public.weight_ops(btree)
CREATE OR REPLACE VIEW public.by_load AS
SELECT load, town FROM public.parcels ORDER BY load;

-- re-create view public.by_load_of_a_view  (after.yaml:16)
-- because of operator_class public.weight_ops(btree)
CREATE OR REPLACE VIEW public.by_load_of_a_view AS
SELECT load FROM public.untouched ORDER BY load;

-- re-create view public.changed  (after.yaml:18)
CREATE OR REPLACE VIEW public.changed AS
SELECT load FROM public.parcels ORDER BY load;

-- re-create materialized view public.loads  (after.yaml:20)
-- because of operator_class public.weight_ops(btree)
CREATE MATERIALIZED VIEW IF NOT EXISTS public.loads AS
SELECT load, count(*) AS number FROM public.parcels GROUP BY load
WITH NO DATA;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter materialized view public.loads: populate  (after.yaml:20)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.loads') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = public, pg_temp;
    REFRESH MATERIALIZED VIEW public.loads;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

COMMIT;
