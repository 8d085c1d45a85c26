-- before to after: 11 statements for PostgreSQL 18
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

-- drop table public.d
-- needs --allow deletes-data:public.d: drops table public.d and what it holds
DROP TABLE IF EXISTS public.d;

-- drop table public.m_3
-- needs --allow deletes-data:public.m_3: drops table public.m_3 and what it holds
DROP TABLE IF EXISTS public.m_3;

-- drop table public.m_4
-- needs --allow deletes-data:public.m_4: drops table public.m_4 and what it holds
DROP TABLE IF EXISTS public.m_4;

-- drop table public.new_c
-- needs --allow deletes-data:public.new_c: drops table public.new_c and what it holds
DROP TABLE IF EXISTS public.new_c;

-- drop table public.new_d
-- needs --allow deletes-data:public.new_d: drops table public.new_d and what it holds
DROP TABLE IF EXISTS public.new_d;

-- drop table public.new_e
-- needs --allow deletes-data:public.new_e: drops table public.new_e and what it holds
DROP TABLE IF EXISTS public.new_e;

-- drop table public.new
-- needs --allow deletes-data:public.new: drops table public.new and what it holds
DROP TABLE IF EXISTS public.new;

-- drop table public.new_m; drop table public.new_m_1; drop table public.new_m_2
-- needs --allow deletes-data:public.new_m: drops table public.new_m and what it holds
DROP TABLE IF EXISTS public.new_m;

-- alter column public.m.x: storage; alter column public.m.x: statistics; alter column public.m.x: options  (after.yaml:5)
ALTER TABLE public.m
  ALTER COLUMN x SET STORAGE DEFAULT,
  ALTER COLUMN x SET STATISTICS -1,
  ALTER COLUMN x RESET (n_distinct);

-- alter column public.m_2.x: statistics  (after.yaml:7)
ALTER TABLE public.m_2
  ALTER COLUMN x SET STATISTICS 7;

-- alter column public.p.x: storage; alter column public.p.x: statistics; alter column public.p.x: options  (after.yaml:2)
ALTER TABLE public.p
  ALTER COLUMN x SET STORAGE DEFAULT,
  ALTER COLUMN x SET STATISTICS -1,
  ALTER COLUMN x RESET (n_distinct);

COMMIT;
