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

-- drop index public.parcels_load
-- needs --allow drops-object:public.parcels_load: drops index public.parcels_load
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parcels')) THEN
    LOCK TABLE ONLY public.parcels IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'parcels_load' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.parcels') AND c.relname = 'parcels_load'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 18) = 'USING btree (load)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.parcels_load was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.parcels_load;
END
$schemadiff$;

-- drop view public.by_load  (after.yaml:13)
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

-- re-create view public.by_load  (after.yaml:13)
-- because of operator_class public.weight_ops(btree)
CREATE OR REPLACE VIEW public.by_load AS
SELECT load FROM public.parcels ORDER BY load;

COMMIT;
