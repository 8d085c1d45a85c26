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

-- rename table public.clients to customers  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.clients')) THEN
    LOCK TABLE ONLY public.clients IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'clients' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'customers' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.clients RENAME TO customers;
    ALTER TABLE public.customers RENAME CONSTRAINT clients_id_not_null TO customers_id_not_null;
  END IF;
END
$schemadiff$;

-- rename sequence public.clients_id_seq to customers_id_seq  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'clients_id_seq' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'customers_id_seq' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i')) THEN
    ALTER SEQUENCE public.clients_id_seq RENAME TO customers_id_seq;
  END IF;
END
$schemadiff$;

-- rename primary key public.customers.clients_pkey to customers_pkey  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.customers')) THEN
    LOCK TABLE ONLY public.customers IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.customers') AND c.conname = 'clients_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.customers') AND c.conname = 'customers_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.customers RENAME CONSTRAINT clients_pkey TO customers_pkey;
  END IF;
END
$schemadiff$;

-- rename unique public.customers.clients_name_key to customers_name_key  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.customers') AND c.conname = 'clients_name_key' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.customers') AND c.conname = 'customers_name_key' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.customers RENAME CONSTRAINT clients_name_key TO customers_name_key;
  END IF;
END
$schemadiff$;

-- rename foreign key public.customers.clients_boss_fkey to customers_boss_fkey  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.customers') AND c.conname = 'clients_boss_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.customers') AND c.conname = 'customers_boss_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.customers RENAME CONSTRAINT clients_boss_fkey TO customers_boss_fkey;
  END IF;
END
$schemadiff$;

COMMIT;
