-- before to after: 6 statements for PostgreSQL 18
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

-- create text search dictionary public.plain  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_ts_dict WHERE dictname = 'plain' AND dictnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TEXT SEARCH DICTIONARY public.plain (
      TEMPLATE = pg_catalog.simple
    );
  END IF;
END
$schemadiff$;

-- create comment on text search dictionary public.plain  (after.yaml:2)
COMMENT ON TEXT SEARCH DICTIONARY public.plain IS 'as they come';

-- alter text search dictionary public.stemmed: options  (after.yaml:3)
ALTER TEXT SEARCH DICTIONARY public.stemmed (stopwords = 'english');

-- alter text search configuration public.search: mappings  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_config c
         WHERE c.cfgname = 'search' AND c.cfgnamespace = pg_catalog.to_regnamespace('public')
         AND (SELECT pg_catalog.jsonb_object_agg(m.alias, m.dictionaries)
         FROM (SELECT t.alias, pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(n.nspname, d.dictname) ORDER BY k.mapseqno) AS dictionaries
             FROM pg_catalog.pg_ts_config_map k JOIN pg_catalog.ts_token_type(c.cfgparser) t ON t.tokid = k.maptokentype
             JOIN pg_catalog.pg_ts_dict d ON d.oid = k.mapdict JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace
             WHERE k.mapcfg = c.oid GROUP BY t.alias) m) IS NOT DISTINCT FROM '{"asciiword": [["public", "stemmed"], ["public", "Own one"]], "word": [["public", "stemmed"], ["pg_catalog", "simple"]], "numword": [["pg_catalog", "simple"]]}'::jsonb) THEN
    ALTER TEXT SEARCH CONFIGURATION public.search DROP MAPPING FOR numword;
    ALTER TEXT SEARCH CONFIGURATION public.search ALTER MAPPING FOR asciiword WITH public.stemmed;
    ALTER TEXT SEARCH CONFIGURATION public.search ALTER MAPPING FOR word WITH public.stemmed, public.plain;
    ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR email WITH pg_catalog.simple;
  END IF;
END
$schemadiff$;

-- drop text search dictionary public.Own one
-- needs --allow 'drops-object:public.Own one': drops text search dictionary public.Own one
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_dict WHERE dictname = 'Own one' AND dictnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_ts_dict d
         JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace
         WHERE d.dictname = 'Own one' AND d.dictnamespace = pg_catalog.to_regnamespace('public')
         AND (n.nspname, t.tmplname) = ('pg_catalog', 'simple'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'text search dictionary public.Own one was changed by another session since the plan was made; plan again';
  END IF;
  DROP TEXT SEARCH DICTIONARY IF EXISTS public."Own one";
END
$schemadiff$;

-- create comment on text search configuration public.search  (after.yaml:7)
COMMENT ON TEXT SEARCH CONFIGURATION public.search IS 'ours';

COMMIT;
