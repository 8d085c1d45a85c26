-- before to after: 9 statements for PostgreSQL 18
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

-- rename text search parser public.old_name to new_name  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_ts_parser WHERE prsname = 'old_name' AND prsnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_ts_parser WHERE prsname = 'new_name' AND prsnamespace = pg_catalog.to_regnamespace('public')) THEN
    ALTER TEXT SEARCH PARSER public.old_name RENAME TO new_name;
  END IF;
END
$schemadiff$;

-- drop text search parser public.changes  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_ts_parser WHERE prsname = 'changes' AND prsnamespace = pg_catalog.to_regnamespace('public')
         AND (prsstart, prstoken, prsend, prsheadline, prslextype) = (pg_catalog.to_regprocedure('pg_catalog.prsd_start(internal, integer)'), pg_catalog.to_regprocedure('pg_catalog.prsd_nexttoken(internal, internal, internal)'), pg_catalog.to_regprocedure('pg_catalog.prsd_end(internal)'), 0, pg_catalog.to_regprocedure('pg_catalog.prsd_lextype(internal)')))
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(3601, 24555, 0)).object_names, '.') IN ('public.changes')) THEN
    DROP TEXT SEARCH PARSER IF EXISTS public.changes;
  END IF;
END
$schemadiff$;

-- drop text search parser public.goes
-- needs --allow drops-object:public.goes: drops text search parser public.goes
DROP TEXT SEARCH PARSER IF EXISTS public.goes;

-- drop text search template public.changes  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_ts_template WHERE tmplname = 'changes' AND tmplnamespace = pg_catalog.to_regnamespace('public')
         AND (tmplinit, tmpllexize) = (0, pg_catalog.to_regprocedure('pg_catalog.dsimple_lexize(internal, internal, internal, internal)')))
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(3764, 24558, 0)).object_names, '.') IN ('public.changes')) THEN
    DROP TEXT SEARCH TEMPLATE IF EXISTS public.changes;
  END IF;
END
$schemadiff$;

-- drop text search template public.goes
-- needs --allow drops-object:public.goes: drops text search template public.goes
DROP TEXT SEARCH TEMPLATE IF EXISTS public.goes;

-- re-create text search parser public.changes  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_ts_parser WHERE prsname = 'changes' AND prsnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TEXT SEARCH PARSER public.changes (
      START = pg_catalog.prsd_start,
      GETTOKEN = pg_catalog.prsd_nexttoken,
      END = pg_catalog.prsd_end,
      HEADLINE = pg_catalog.prsd_headline,
      LEXTYPES = pg_catalog.prsd_lextype
    );
  END IF;
END
$schemadiff$;

-- re-create comment on text search parser public.changes  (after.yaml:2)
COMMENT ON TEXT SEARCH PARSER public.changes IS 'kept';

-- re-create text search template public.changes  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_ts_template WHERE tmplname = 'changes' AND tmplnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TEXT SEARCH TEMPLATE public.changes (
      INIT = pg_catalog.dsimple_init,
      LEXIZE = pg_catalog.dsimple_lexize
    );
  END IF;
END
$schemadiff$;

-- re-create comment on text search template public.changes  (after.yaml:5)
COMMENT ON TEXT SEARCH TEMPLATE public.changes IS 'kept';

COMMIT;
