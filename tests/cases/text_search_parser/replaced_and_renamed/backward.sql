-- before to after: 10 statements for PostgreSQL 18
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

-- drop text search parser public.changes  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_parser WHERE prsname = 'changes' AND prsnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_ts_parser WHERE prsname = 'changes' AND prsnamespace = pg_catalog.to_regnamespace('public')
         AND (prsstart, prstoken, prsend, prsheadline, prslextype) = (pg_catalog.to_regprocedure('pg_catalog.prsd_start(internal, integer)'), pg_catalog.to_regprocedure('pg_catalog.prsd_nexttoken(internal, internal, internal)'), pg_catalog.to_regprocedure('pg_catalog.prsd_end(internal)'), pg_catalog.to_regprocedure('pg_catalog.prsd_headline(internal, internal, tsquery)'), pg_catalog.to_regprocedure('pg_catalog.prsd_lextype(internal)'))))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_ts_parser WHERE prsname = 'changes' AND prsnamespace = pg_catalog.to_regnamespace('public')
         AND (prsstart, prstoken, prsend, prsheadline, prslextype) = (pg_catalog.to_regprocedure('pg_catalog.prsd_start(internal, integer)'), pg_catalog.to_regprocedure('pg_catalog.prsd_nexttoken(internal, internal, internal)'), pg_catalog.to_regprocedure('pg_catalog.prsd_end(internal)'), 0, pg_catalog.to_regprocedure('pg_catalog.prsd_lextype(internal)')))) THEN
    RAISE EXCEPTION USING MESSAGE = 'text search parser public.changes was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_parser WHERE prsname = 'changes' AND prsnamespace = pg_catalog.to_regnamespace('public')
         AND (prsstart, prstoken, prsend, prsheadline, prslextype) = (pg_catalog.to_regprocedure('pg_catalog.prsd_start(internal, integer)'), pg_catalog.to_regprocedure('pg_catalog.prsd_nexttoken(internal, internal, internal)'), pg_catalog.to_regprocedure('pg_catalog.prsd_end(internal)'), pg_catalog.to_regprocedure('pg_catalog.prsd_headline(internal, internal, tsquery)'), pg_catalog.to_regprocedure('pg_catalog.prsd_lextype(internal)'))) THEN
    DROP TEXT SEARCH PARSER IF EXISTS public.changes;
  END IF;
END
$schemadiff$;

-- drop text search parser public.new_name
-- needs --allow drops-object:public.new_name: drops text search parser public.new_name
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_parser WHERE prsname = 'new_name' AND prsnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_ts_parser WHERE prsname = 'new_name' AND prsnamespace = pg_catalog.to_regnamespace('public')
         AND (prsstart, prstoken, prsend, prsheadline, prslextype) = (pg_catalog.to_regprocedure('pg_catalog.prsd_start(internal, integer)'), pg_catalog.to_regprocedure('pg_catalog.prsd_nexttoken(internal, internal, internal)'), pg_catalog.to_regprocedure('pg_catalog.prsd_end(internal)'), 0, pg_catalog.to_regprocedure('pg_catalog.prsd_lextype(internal)')))) THEN
    RAISE EXCEPTION USING MESSAGE = 'text search parser public.new_name was changed by another session since the plan was made; plan again';
  END IF;
  DROP TEXT SEARCH PARSER IF EXISTS public.new_name;
END
$schemadiff$;

-- drop text search template public.changes  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_template WHERE tmplname = 'changes' AND tmplnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_ts_template WHERE tmplname = 'changes' AND tmplnamespace = pg_catalog.to_regnamespace('public')
         AND (tmplinit, tmpllexize) = (pg_catalog.to_regprocedure('pg_catalog.dsimple_init(internal)'), pg_catalog.to_regprocedure('pg_catalog.dsimple_lexize(internal, internal, internal, internal)'))))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_ts_template WHERE tmplname = 'changes' AND tmplnamespace = pg_catalog.to_regnamespace('public')
         AND (tmplinit, tmpllexize) = (0, pg_catalog.to_regprocedure('pg_catalog.dsimple_lexize(internal, internal, internal, internal)')))) THEN
    RAISE EXCEPTION USING MESSAGE = 'text search template public.changes was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_template WHERE tmplname = 'changes' AND tmplnamespace = pg_catalog.to_regnamespace('public')
         AND (tmplinit, tmpllexize) = (pg_catalog.to_regprocedure('pg_catalog.dsimple_init(internal)'), pg_catalog.to_regprocedure('pg_catalog.dsimple_lexize(internal, internal, internal, internal)'))) THEN
    DROP TEXT SEARCH TEMPLATE IF EXISTS public.changes;
  END IF;
END
$schemadiff$;

-- re-create text search parser public.changes  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_ts_parser WHERE prsname = 'changes' AND prsnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TEXT SEARCH PARSER public.changes (
      START = pg_catalog.prsd_start,
      GETTOKEN = pg_catalog.prsd_nexttoken,
      END = pg_catalog.prsd_end,
      LEXTYPES = pg_catalog.prsd_lextype
    );
  END IF;
END
$schemadiff$;

-- re-create comment on text search parser public.changes  (after.yaml:2)
COMMENT ON TEXT SEARCH PARSER public.changes IS 'kept';

-- create text search parser public.goes  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_ts_parser WHERE prsname = 'goes' AND prsnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TEXT SEARCH PARSER public.goes (
      START = pg_catalog.prsd_start,
      GETTOKEN = pg_catalog.prsd_nexttoken,
      END = pg_catalog.prsd_end,
      LEXTYPES = pg_catalog.prsd_lextype
    );
  END IF;
END
$schemadiff$;

-- create text search parser public.old_name  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_ts_parser WHERE prsname = 'old_name' AND prsnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TEXT SEARCH PARSER public.old_name (
      START = pg_catalog.prsd_start,
      GETTOKEN = pg_catalog.prsd_nexttoken,
      END = pg_catalog.prsd_end,
      LEXTYPES = pg_catalog.prsd_lextype
    );
  END IF;
END
$schemadiff$;

-- re-create text search template public.changes  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_ts_template WHERE tmplname = 'changes' AND tmplnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TEXT SEARCH TEMPLATE public.changes (
      LEXIZE = pg_catalog.dsimple_lexize
    );
  END IF;
END
$schemadiff$;

-- re-create comment on text search template public.changes  (after.yaml:6)
COMMENT ON TEXT SEARCH TEMPLATE public.changes IS 'kept';

-- create text search template public.goes  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_ts_template WHERE tmplname = 'goes' AND tmplnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TEXT SEARCH TEMPLATE public.goes (
      LEXIZE = pg_catalog.dsimple_lexize
    );
  END IF;
END
$schemadiff$;

COMMIT;
