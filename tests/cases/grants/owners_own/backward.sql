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
DO $$ BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock(1548630737, 255) THEN
    RAISE EXCEPTION 'another apply or script is running on this database';
  END IF;
END $$;

-- drop table public.w
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.w')) THEN
    LOCK TABLE ONLY public.w IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'w' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.w) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.w has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.w') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.w was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.w;
END
$schemadiff$;

-- alter grants on schema s: grants, owner without rights  (after.yaml:1)
REVOKE ALL ON SCHEMA s FROM postgres;
GRANT USAGE ON SCHEMA s TO postgres;

-- alter grants on enum public.e: owner without rights  (after.yaml:11)
GRANT ALL ON TYPE public.e TO postgres;

-- alter owner of sequence public.q: role  (after.yaml:9)
ALTER SEQUENCE public.q OWNER TO postgres;

-- create grants on sequence public.q  (after.yaml:9)
REVOKE ALL ON SEQUENCE public.q FROM postgres;
GRANT USAGE ON SEQUENCE public.q TO postgres;

-- alter owner of table public.t: role  (after.yaml:4)
ALTER TABLE public.t OWNER TO postgres;

-- alter grants on table public.t: grants  (after.yaml:5)
-- needs --allow weakens-security:public.t: grants on table public.t give pg_monitor insert
GRANT INSERT, SELECT ON TABLE public.t TO pg_monitor;
REVOKE ALL ON TABLE public.t FROM postgres;
GRANT SELECT, UPDATE (a) ON TABLE public.t TO postgres;

-- alter owner of table public.u: role  (after.yaml:7)
ALTER TABLE public.u OWNER TO postgres;

-- alter owner of table public.x: role  (after.yaml:8)
ALTER TABLE public.x OWNER TO postgres;

-- create grants on table public.x  (after.yaml:8)
-- needs --allow weakens-security:public.x: grants on table public.x give pg_monitor insert with grant option
GRANT SELECT ON TABLE public.x TO pg_monitor;
GRANT INSERT ON TABLE public.x TO pg_monitor WITH GRANT OPTION;

-- alter grants on function public.f(): grants, owner without rights  (after.yaml:10)
-- needs --allow 'weakens-security:public.f()': grants on function public.f() give PUBLIC execute
GRANT EXECUTE ON FUNCTION public.f() TO PUBLIC;
REVOKE ALL ON FUNCTION public.f() FROM postgres;

COMMIT;
