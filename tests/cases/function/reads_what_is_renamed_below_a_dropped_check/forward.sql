-- before to after: 3 statements for PostgreSQL 18
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

-- rename table public.t to t2  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't2' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.t RENAME TO t2;
  END IF;
END
$schemadiff$;

-- rename column public.t2.a to a2  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t2')) THEN
    LOCK TABLE ONLY public.t2 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t2') AND a.attname = 'a' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t2') AND a.attname = 'a2' AND NOT a.attisdropped) THEN
    ALTER TABLE public.t2 RENAME COLUMN a TO a2;
  END IF;
END
$schemadiff$;

-- drop check public.u.u_b
-- needs --allow drops-object:public.u.u_b: drops check public.u.u_b
ALTER TABLE public.u DROP CONSTRAINT IF EXISTS u_b;

COMMIT;
