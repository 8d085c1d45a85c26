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

-- drop view public.by_load  (after.yaml:19)
-- because of operator_class public.weight_ops(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'by_load' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.by_load RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'by_load' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'weight_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    DROP VIEW IF EXISTS public.by_load;
  END IF;
END
$schemadiff$;

-- create operator family public.weight_ops(btree)  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'weight_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    CREATE OPERATOR FAMILY public.weight_ops USING btree;
  END IF;
END
$schemadiff$;

-- create operator class public.weight_ops(btree)  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'weight_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    CREATE OPERATOR CLASS public.weight_ops
      DEFAULT FOR TYPE public.weight USING btree FAMILY public.weight_ops AS
      OPERATOR 1 public.<<<(public.weight, public.weight),
      OPERATOR 3 public.===(public.weight, public.weight),
      FUNCTION 1 (public.weight, public.weight) public.weight_cmp(public.weight, public.weight);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create index public.parcels_load  (after.yaml:17)
CREATE INDEX IF NOT EXISTS parcels_load ON public.parcels USING btree (load);

-- re-create view public.by_load  (after.yaml:19)
-- because of operator_class public.weight_ops(btree)
CREATE OR REPLACE VIEW public.by_load AS
SELECT load FROM public.parcels ORDER BY load;

COMMIT;
