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

-- alter view column public.m.a: options  (after.yaml:3)
ALTER MATERIALIZED VIEW public.m ALTER COLUMN a SET (n_distinct_inherited='7');
ALTER MATERIALIZED VIEW public.m ALTER COLUMN a RESET (n_distinct);

-- alter view column public.m.b: comment  (after.yaml:3)
COMMENT ON COLUMN public.m.b IS 'now said';

-- alter view column public.m.b: storage  (after.yaml:3)
ALTER MATERIALIZED VIEW public.m ALTER COLUMN b SET STORAGE DEFAULT;

-- create view column public.m.c  (after.yaml:3)
ALTER MATERIALIZED VIEW public.m ALTER COLUMN c SET STORAGE EXTERNAL;
ALTER MATERIALIZED VIEW public.m ALTER COLUMN c SET (n_distinct='2');

-- alter view column public.n.b: storage  (after.yaml:4)
ALTER MATERIALIZED VIEW public.n ALTER COLUMN b SET STORAGE EXTENDED;

-- alter view column public.n.b: options  (after.yaml:4)
ALTER MATERIALIZED VIEW public.n ALTER COLUMN b RESET (n_distinct);

COMMIT;
