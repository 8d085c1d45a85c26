-- before to after: 8 statements for PostgreSQL 18
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

-- drop text search dictionary public.fifth
-- needs --allow drops-object:public.fifth: drops text search dictionary public.fifth
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_dict WHERE dictname = 'fifth' AND dictnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_ts_dict d
         JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace
         WHERE d.dictname = 'fifth' AND d.dictnamespace = pg_catalog.to_regnamespace('public')
         AND (n.nspname, t.tmplname) = ('pg_catalog', 'simple'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'text search dictionary public.fifth was changed by another session since the plan was made; plan again';
  END IF;
  DROP TEXT SEARCH DICTIONARY IF EXISTS public.fifth;
END
$schemadiff$;

-- drop text search configuration public.search  (after.yaml:9)
-- because of text_search_dictionary public.third
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_config WHERE cfgname = 'search' AND cfgnamespace = pg_catalog.to_regnamespace('public'))
       AND EXISTS (SELECT FROM pg_catalog.pg_ts_dict d
         JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace
         WHERE d.dictname = 'third' AND d.dictnamespace = pg_catalog.to_regnamespace('public')
         AND (n.nspname, t.tmplname) = ('public', 'own')) THEN
    DROP TEXT SEARCH CONFIGURATION IF EXISTS public.search;
  END IF;
END
$schemadiff$;

-- drop text search dictionary public.third  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_dict WHERE dictname = 'third' AND dictnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_ts_dict d
         JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace
         WHERE d.dictname = 'third' AND d.dictnamespace = pg_catalog.to_regnamespace('public')
         AND (n.nspname, t.tmplname) = ('public', 'own')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_ts_dict d
         JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace
         WHERE d.dictname = 'third' AND d.dictnamespace = pg_catalog.to_regnamespace('public')
         AND (n.nspname, t.tmplname) = ('pg_catalog', 'simple'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'text search dictionary public.third was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_dict d
         JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace
         WHERE d.dictname = 'third' AND d.dictnamespace = pg_catalog.to_regnamespace('public')
         AND (n.nspname, t.tmplname) = ('public', 'own')) THEN
    DROP TEXT SEARCH DICTIONARY IF EXISTS public.third;
  END IF;
END
$schemadiff$;

-- alter text search dictionary public.first: options  (after.yaml:4)
ALTER TEXT SEARCH DICTIONARY public.first (accept = 'true', stopwords);

-- create text search dictionary public.fourth  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_ts_dict WHERE dictname = 'fourth' AND dictnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TEXT SEARCH DICTIONARY public.fourth (
      TEMPLATE = pg_catalog.simple
    );
  END IF;
END
$schemadiff$;

-- alter text search dictionary public.second: options  (after.yaml:5)
ALTER TEXT SEARCH DICTIONARY public.second (accept = 'false', stopwords = 'english');

-- re-create text search dictionary public.third  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_ts_dict WHERE dictname = 'third' AND dictnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TEXT SEARCH DICTIONARY public.third (
      TEMPLATE = pg_catalog.simple
    );
  END IF;
END
$schemadiff$;

-- re-create text search configuration public.search  (after.yaml:9)
-- because of text_search_dictionary public.third
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_ts_config WHERE cfgname = 'search' AND cfgnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TEXT SEARCH CONFIGURATION public.search (PARSER = pg_catalog."default");
    ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR asciiword WITH public.second, public.third;
  END IF;
END
$schemadiff$;

COMMIT;
