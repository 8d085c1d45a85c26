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

-- drop materialized view public.above
-- needs --allow drops-object:public.above: drops materialized view public.above
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'above' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.above RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.above') AND c.relkind = 'm'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('bedd678524278b07d9aedc8dfeb31e6a')) THEN
    RAISE EXCEPTION USING MESSAGE = 'materialized view public.above was changed by another session since the plan was made; plan again';
  END IF;
  DROP MATERIALIZED VIEW IF EXISTS public.above;
END
$schemadiff$;

-- drop view public.via
-- needs --allow drops-object:public.via: drops view public.via
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'via' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.via RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.via') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('33577c761eddd39d37cefc84c72297bd')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.via was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS public.via;
END
$schemadiff$;

-- drop materialized view public.empty
-- needs --allow drops-object:public.empty: drops materialized view public.empty
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'empty' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.empty RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.empty') AND c.relkind = 'm'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('6f02eebdd477737822f48000feae6842')) THEN
    RAISE EXCEPTION USING MESSAGE = 'materialized view public.empty was changed by another session since the plan was made; plan again';
  END IF;
  DROP MATERIALIZED VIEW IF EXISTS public.empty;
END
$schemadiff$;

-- drop materialized view public.m
-- needs --allow drops-object:public.m: drops materialized view public.m
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'm' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW public.m RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.m') AND c.relkind = 'm'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('20934fd6011a90448d36223e7990f4fd')) THEN
    RAISE EXCEPTION USING MESSAGE = 'materialized view public.m was changed by another session since the plan was made; plan again';
  END IF;
  DROP MATERIALIZED VIEW IF EXISTS public.m;
END
$schemadiff$;

COMMIT;
