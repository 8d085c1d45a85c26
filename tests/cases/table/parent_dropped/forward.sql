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

-- alter table public.c: inherits  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.c') AND inhparent = pg_catalog.to_regclass('public.p')) THEN
    ALTER TABLE public.c NO INHERIT public.p;
  END IF;
END
$schemadiff$;

-- drop table public.p
-- needs --allow deletes-data:public.p: drops table public.p and what it holds
DROP TABLE IF EXISTS public.p;

-- drop table public.r
-- needs --allow deletes-data:public.r: drops table public.r and what it holds
DROP TABLE IF EXISTS public.r;

-- drop table public.q
-- needs --allow deletes-data:public.q: drops table public.q and what it holds
DROP TABLE IF EXISTS public.q;

COMMIT;
