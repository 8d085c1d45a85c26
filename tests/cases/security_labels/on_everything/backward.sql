-- before to after: 21 statements for PostgreSQL 18
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

-- alter security labels on schema public: labels  (after.yaml:1)
SECURITY LABEL FOR dummy ON SCHEMA public IS 'secret';

-- alter security labels on enum public.e: labels  (after.yaml:2)
SECURITY LABEL FOR dummy ON TYPE public.e IS 'secret';

-- alter security labels on domain public.d: labels  (after.yaml:3)
SECURITY LABEL FOR dummy ON DOMAIN public.d IS 'secret';

-- alter security labels on composite type public.c: labels  (after.yaml:4)
SECURITY LABEL FOR dummy ON TYPE public.c IS 'secret';

-- alter security labels on attribute public.c.x: labels  (after.yaml:4)
SECURITY LABEL FOR dummy ON COLUMN public.c.x IS 'secret';

-- alter security labels on range type public.r: labels  (after.yaml:5)
SECURITY LABEL FOR dummy ON TYPE public.r IS 'secret';

-- create security labels on sequence public.s  (after.yaml:6)
SECURITY LABEL FOR dummy ON SEQUENCE public.s IS 'secret';

-- alter security labels on foreign table public.ft: labels  (after.yaml:23)
SECURITY LABEL FOR dummy ON FOREIGN TABLE public.ft IS 'secret';

-- alter security labels on column public.ft.a: labels  (after.yaml:23)
SECURITY LABEL FOR dummy ON COLUMN public.ft.a IS 'secret';

-- alter security labels on identity sequence of column public.numbered.b: labels  (after.yaml:14)
SECURITY LABEL FOR dummy ON SEQUENCE public.numbered_b_seq IS 'secret';

-- alter security labels on table public.p: labels  (after.yaml:13)
SECURITY LABEL FOR dummy ON TABLE public.p IS 'secret';

-- alter security labels on table public.t: labels  (after.yaml:11)
SECURITY LABEL FOR dummy ON TABLE public.t IS 'secret';

-- alter security labels on column public.t.a: labels  (after.yaml:10)
SECURITY LABEL FOR dummy ON COLUMN public.t.a IS 'MASKED WITH VALUE $$x$$';

-- alter security labels on function public.f(integer): labels  (after.yaml:17)
SECURITY LABEL FOR dummy ON FUNCTION public.f(integer) IS 'secret';

-- alter security labels on procedure public.p(integer): labels  (after.yaml:18)
SECURITY LABEL FOR dummy ON PROCEDURE public.p(IN integer) IS 'secret';

-- alter security labels on aggregate public.g(integer): labels  (after.yaml:19)
SECURITY LABEL FOR dummy ON AGGREGATE public.g(integer) IS 'secret';

-- alter security labels on view public.v: labels  (after.yaml:15)
SECURITY LABEL FOR dummy ON VIEW public.v IS 'secret';

-- alter security labels on view column public.v.a: labels  (after.yaml:15)
SECURITY LABEL FOR dummy ON COLUMN public.v.a IS 'secret';

-- alter security labels on materialized view public.m: labels  (after.yaml:16)
SECURITY LABEL FOR dummy ON MATERIALIZED VIEW public.m IS 'secret';

-- alter security labels on view column public.m.a: labels  (after.yaml:16)
SECURITY LABEL FOR dummy ON COLUMN public.m.a IS 'secret';

-- alter security labels on publication pub: labels  (after.yaml:20)
SECURITY LABEL FOR dummy ON PUBLICATION pub IS 'secret';

COMMIT;
