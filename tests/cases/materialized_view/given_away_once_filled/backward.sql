-- before to after: 2 statements for PostgreSQL 18
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

-- drop materialized view public.b_sum
-- needs --allow drops-object:public.b_sum: drops materialized view public.b_sum
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'b_sum' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.b_sum RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.b_sum') AND c.relkind = 'm'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('9ef32ced4bc310649d6915b431eeeddb')) THEN
    RAISE EXCEPTION USING MESSAGE = 'materialized view public.b_sum was changed by another session since the plan was made; plan again';
  END IF;
  DROP MATERIALIZED VIEW IF EXISTS public.b_sum;
END
$schemadiff$;

-- drop materialized view public.a_sum
-- needs --allow drops-object:public.a_sum: drops materialized view public.a_sum
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'a_sum' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.a_sum RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.a_sum') AND c.relkind = 'm'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('f819c0ca28faeae2c997180c8ae0331e')) THEN
    RAISE EXCEPTION USING MESSAGE = 'materialized view public.a_sum was changed by another session since the plan was made; plan again';
  END IF;
  DROP MATERIALIZED VIEW IF EXISTS public.a_sum;
END
$schemadiff$;

COMMIT;
