-- before to after: 6 statements for PostgreSQL 18
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

-- rename table public.slips to other.slips  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.slips')) THEN
    LOCK TABLE ONLY public.slips IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'slips' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'slips' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.slips SET SCHEMA other;
    ALTER STATISTICS public.slips_both SET SCHEMA other;
  END IF;
END
$schemadiff$;

-- rename table public.stubs to other.stubs_put_off  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.stubs')) THEN
    LOCK TABLE ONLY public.stubs IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stubs' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stubs_put_off' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.stubs SET SCHEMA other;
    ALTER TABLE other.stubs RENAME TO stubs_put_off;
  END IF;
END
$schemadiff$;

-- rename view public.numbered to other.numbered  (after.yaml:24)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'numbered' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'numbered' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'v') THEN
    ALTER VIEW public.numbered SET SCHEMA other;
  END IF;
END
$schemadiff$;

-- rename sequence other.stubs_n_seq to stubs_counted  (after.yaml:23)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stubs_n_seq' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stubs_counted' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i')) THEN
    ALTER SEQUENCE other.stubs_n_seq RENAME TO stubs_counted;
  END IF;
END
$schemadiff$;

-- rename sequence other.copies to slips_copy_seq  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'copies' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'slips_copy_seq' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i')) THEN
    ALTER SEQUENCE other.copies RENAME TO slips_copy_seq;
  END IF;
END
$schemadiff$;

-- alter comment on sequence other.slips_id_seq: text  (after.yaml:20)
COMMENT ON SEQUENCE other.slips_id_seq IS 'counts slips and more';

COMMIT;
