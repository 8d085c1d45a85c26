-- before to after: 7 statements for PostgreSQL 18
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

-- drop table public.made
-- needs --allow deletes-data:public.made: drops table public.made and what it holds
DROP TABLE IF EXISTS public.made;

-- drop comment on identity sequence of column public.t.id
COMMENT ON SEQUENCE public.t_id_seq IS NULL;

-- create table public.gone  (after.yaml:6)
CREATE TABLE IF NOT EXISTS public.gone (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY
);

-- create comment on identity sequence of column public.gone.id  (after.yaml:8)
COMMENT ON SEQUENCE public.gone_id_seq IS 'gone too';

-- alter comment on identity sequence of column public.t.n: text  (after.yaml:5)
COMMENT ON SEQUENCE public.n_numbers IS 'counts';

-- alter grants on identity sequence of column public.t.id: grants  (after.yaml:4)
REVOKE SELECT, USAGE ON SEQUENCE public.t_id_seq FROM PUBLIC;

-- create grants on identity sequence of column public.t.n  (after.yaml:5)
GRANT USAGE ON SEQUENCE public.n_numbers TO PUBLIC;

COMMIT;
