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

-- alter table public.held_1: unlogged  (after.yaml:16)
ALTER TABLE public.held_1 SET LOGGED;

-- alter table public.holder: unlogged  (after.yaml:17)
ALTER TABLE public.holder SET LOGGED;

-- alter table public.kept: unlogged  (after.yaml:8)
ALTER TABLE public.kept SET LOGGED;

-- alter table public.measured_1: unlogged  (after.yaml:7)
ALTER TABLE public.measured_1 SET LOGGED;

-- create foreign key public.measured.to_kept  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.measured')) THEN
    LOCK TABLE ONLY public.measured IN SHARE ROW EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.measured') AND c.conname = 'to_kept' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.measured ADD CONSTRAINT to_kept FOREIGN KEY (at) REFERENCES public.kept(id);
  END IF;
END
$schemadiff$;

COMMIT;
