-- before to after: 4 statements for PostgreSQL 18
-- warning: after.yaml:2:3: table public.clients is created and table public.customers is dropped, and they are alike
--     if this is a rename, write `renamed_from: customers`
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

-- drop table public.customers; drop sequence public.customers_id_seq
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.customers')) THEN
    LOCK TABLE ONLY public.customers IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'customers' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.customers) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.customers has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.customers') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('boss', 'id', 'name')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.customers was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.customers;
END
$schemadiff$;

-- create sequence public.clients_id_seq  (after.yaml:3)
CREATE SEQUENCE IF NOT EXISTS public.clients_id_seq AS integer;
SET LOCAL search_path = public, pg_temp;

-- create table public.clients  (after.yaml:2)
CREATE TABLE IF NOT EXISTS public.clients (
  id integer NOT NULL DEFAULT nextval('public.clients_id_seq'::regclass),
  name text,
  boss integer,
  CONSTRAINT clients_pkey PRIMARY KEY (id),
  CONSTRAINT clients_name_key UNIQUE (name),
  CONSTRAINT clients_boss_fkey FOREIGN KEY (boss) REFERENCES public.clients(id)
);

-- alter sequence public.clients_id_seq: owned by  (after.yaml:3)
ALTER SEQUENCE public.clients_id_seq OWNED BY public.clients.id;

COMMIT;
