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

-- rename table other.slips to public.slips  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('other.slips')) THEN
    LOCK TABLE ONLY other.slips IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'slips' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'slips' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE other.slips SET SCHEMA public;
    ALTER STATISTICS other.slips_both SET SCHEMA public;
  END IF;
END
$schemadiff$;

-- rename table other.stubs_put_off to public.stubs  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('other.stubs_put_off')) THEN
    LOCK TABLE ONLY other.stubs_put_off IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stubs_put_off' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stubs' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE other.stubs_put_off SET SCHEMA public;
    ALTER TABLE public.stubs_put_off RENAME TO stubs;
  END IF;
END
$schemadiff$;

-- rename view other.numbered to public.numbered  (after.yaml:23)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'numbered' AND relnamespace = pg_catalog.to_regnamespace('other') AND relkind = 'v')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'numbered' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW other.numbered SET SCHEMA public;
  END IF;
END
$schemadiff$;

-- rename sequence public.stubs_counted to stubs_n_seq  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stubs_counted' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'stubs_n_seq' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i')) THEN
    ALTER SEQUENCE public.stubs_counted RENAME TO stubs_n_seq;
  END IF;
END
$schemadiff$;

-- rename sequence public.slips_copy_seq to copies  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'slips_copy_seq' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'copies' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i')) THEN
    ALTER SEQUENCE public.slips_copy_seq RENAME TO copies;
  END IF;
END
$schemadiff$;

-- alter comment on sequence public.slips_id_seq: text  (after.yaml:19)
COMMENT ON SEQUENCE public.slips_id_seq IS 'counts slips';

COMMIT;
