-- before to after: 4 statements for PostgreSQL 18
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
SET LOCAL search_path = public, pg_temp;

-- create table public.invoices  (after.yaml:3)
CREATE TABLE IF NOT EXISTS public.invoices (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  number text NOT NULL,
  amount numeric(10,2) NOT NULL DEFAULT 0,
  CONSTRAINT invoices_pkey PRIMARY KEY (id),
  CONSTRAINT invoices_number_key UNIQUE (number),
  CONSTRAINT invoices_amount_check CHECK (amount >= 0)
);

-- create index public.idx_invoices_amount  (after.yaml:12)
CREATE INDEX IF NOT EXISTS idx_invoices_amount ON public.invoices USING btree (amount DESC);

-- create comment on table public.invoices  (after.yaml:4)
COMMENT ON TABLE public.invoices IS 'What customers owe';

-- create comment on column public.invoices.number  (after.yaml:7)
COMMENT ON COLUMN public.invoices.number IS 'Printed on the invoice';

COMMIT;
