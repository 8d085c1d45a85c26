-- before to after: 12 statements for PostgreSQL 18
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

-- alter grants on schema s: grants, owner without rights  (after.yaml:1)
REVOKE ALL ON SCHEMA s FROM postgres;

-- alter grants on enum public.e: owner without rights  (after.yaml:12)
REVOKE ALL ON TYPE public.e FROM postgres;

-- alter owner of sequence public.q: role  (after.yaml:10)
ALTER SEQUENCE public.q OWNER TO pg_monitor;

-- alter grants on sequence public.q: grants  (after.yaml:10)
GRANT ALL ON SEQUENCE public.q TO pg_monitor;

-- alter owner of table public.t: role  (after.yaml:4)
ALTER TABLE public.t OWNER TO pg_monitor;

-- alter grants on table public.t: grants  (after.yaml:5)
REVOKE ALL ON TABLE public.t FROM pg_monitor;
GRANT SELECT, TRUNCATE ON TABLE public.t TO pg_monitor;

-- alter owner of table public.u: role  (after.yaml:7)
ALTER TABLE public.u OWNER TO pg_monitor;

-- create table public.w  (after.yaml:8)
CREATE TABLE IF NOT EXISTS public.w (
  a integer
);

-- create grants on table public.w  (after.yaml:8)
REVOKE ALL ON TABLE public.w FROM postgres;
GRANT SELECT ON TABLE public.w TO postgres;

-- alter owner of table public.x: role  (after.yaml:9)
ALTER TABLE public.x OWNER TO pg_monitor;

-- alter grants on table public.x: grants  (after.yaml:9)
REVOKE GRANT OPTION FOR INSERT ON TABLE public.x FROM pg_monitor;

-- alter grants on function public.f(): grants, owner without rights  (after.yaml:11)
GRANT ALL ON FUNCTION public.f() TO postgres;
REVOKE EXECUTE ON FUNCTION public.f() FROM PUBLIC;

COMMIT;
