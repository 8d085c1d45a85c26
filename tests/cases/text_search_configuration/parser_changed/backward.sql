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
DO $$ BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock(1548630737, 255) THEN
    RAISE EXCEPTION 'another apply or script is running on this database';
  END IF;
END $$;

-- drop text search configuration public.new_name
-- needs --allow drops-object:public.new_name: drops text search configuration public.new_name
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_config WHERE cfgname = 'new_name' AND cfgnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_ts_config c
         JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace
         WHERE c.cfgname = 'new_name' AND c.cfgnamespace = pg_catalog.to_regnamespace('public')
         AND (n.nspname, p.prsname) = ('public', 'words'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'text search configuration public.new_name was changed by another session since the plan was made; plan again';
  END IF;
  DROP TEXT SEARCH CONFIGURATION IF EXISTS public.new_name;
END
$schemadiff$;

-- drop view public.v  (after.yaml:7)
-- because of text_search_configuration public.search
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_ts_config c
         JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace
         WHERE c.cfgname = 'search' AND c.cfgnamespace = pg_catalog.to_regnamespace('public')
         AND (n.nspname, p.prsname) = ('public', 'words')) THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop text search configuration public.search  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_config WHERE cfgname = 'search' AND cfgnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_ts_config c
         JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace
         WHERE c.cfgname = 'search' AND c.cfgnamespace = pg_catalog.to_regnamespace('public')
         AND (n.nspname, p.prsname) = ('public', 'words')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_ts_config c
         JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace
         WHERE c.cfgname = 'search' AND c.cfgnamespace = pg_catalog.to_regnamespace('public')
         AND (n.nspname, p.prsname) = ('pg_catalog', 'default'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'text search configuration public.search was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_config c
         JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace
         WHERE c.cfgname = 'search' AND c.cfgnamespace = pg_catalog.to_regnamespace('public')
         AND (n.nspname, p.prsname) = ('public', 'words')) THEN
    DROP TEXT SEARCH CONFIGURATION IF EXISTS public.search;
  END IF;
END
$schemadiff$;

-- create text search configuration public.old_name  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_ts_config WHERE cfgname = 'old_name' AND cfgnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TEXT SEARCH CONFIGURATION public.old_name (PARSER = public.words);
    ALTER TEXT SEARCH CONFIGURATION public.old_name ADD MAPPING FOR asciiword WITH pg_catalog.simple;
    ALTER TEXT SEARCH CONFIGURATION public.old_name ADD MAPPING FOR "int" WITH pg_catalog.simple;
  END IF;
END
$schemadiff$;

-- re-create text search configuration public.search  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_ts_config WHERE cfgname = 'search' AND cfgnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TEXT SEARCH CONFIGURATION public.search (PARSER = pg_catalog."default");
    ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR asciiword WITH pg_catalog.simple;
  END IF;
END
$schemadiff$;

-- re-create comment on text search configuration public.search  (after.yaml:4)
COMMENT ON TEXT SEARCH CONFIGURATION public.search IS 'kept';
SET LOCAL search_path = public, pg_temp;

-- re-create view public.v  (after.yaml:7)
-- because of text_search_configuration public.search
CREATE OR REPLACE VIEW public.v AS
SELECT to_tsvector('public.search'::regconfig, 'a') AS a;

COMMIT;
