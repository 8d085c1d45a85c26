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

-- drop range type public.floatrange  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'floatrange' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.floatrange') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'numeric'
         AND m.typname = 'floatmultirange' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype)))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.floatrange') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'double precision'
         AND m.typname = 'floatmultirange' AND r.rngcanonical = 0 AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = r.rngsubdiff AND p.proname = 'float8mi' AND p.pronamespace = pg_catalog.to_regnamespace('pg_catalog'))
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'range type public.floatrange was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.floatrange') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'numeric'
         AND m.typname = 'floatmultirange' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype)) THEN
    DROP TYPE IF EXISTS public.floatrange;
  END IF;
END
$schemadiff$;

-- drop range type public.words  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'words' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.words') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'text'
         AND m.typname = 'many_words' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = pg_catalog.to_regcollation('"POSIX"')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.words') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'text'
         AND m.typname = 'many_words' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND r.rngsubopc = (SELECT c.oid FROM pg_catalog.pg_opclass c WHERE c.opcname = 'text_pattern_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('pg_catalog') AND c.opcmethod = 403)
         AND r.rngcollation = pg_catalog.to_regcollation('"C"'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'range type public.words was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.words') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'text'
         AND m.typname = 'many_words' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = pg_catalog.to_regcollation('"POSIX"')) THEN
    DROP TYPE IF EXISTS public.words;
  END IF;
END
$schemadiff$;

-- drop function public.f(public.span)  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(public.span)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'public.spans' AND pg_catalog.pg_get_function_arguments(p.oid) = 's public.span' AND NOT p.prokind = 'w') THEN
    DROP FUNCTION IF EXISTS public.f(public.span);
  END IF;
END
$schemadiff$;

-- drop range type public.span  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'span' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.span') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'timestamp with time zone'
         AND m.typname = 'spans' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype)))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.span') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'timestamp with time zone'
         AND m.typname = 'span_multirange' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'range type public.span was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.span') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'timestamp with time zone'
         AND m.typname = 'spans' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype)) THEN
    DROP TYPE IF EXISTS public.span;
  END IF;
END
$schemadiff$;

-- re-create range type public.floatrange  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'floatrange' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r') THEN
    CREATE TYPE public.floatrange AS RANGE (
      SUBTYPE = double precision,
      SUBTYPE_DIFF = pg_catalog.float8mi
    );
  END IF;
END
$schemadiff$;

-- re-create comment on range type public.floatrange  (after.yaml:2)
COMMENT ON TYPE public.floatrange IS 'of numbers';

-- re-create range type public.span  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'span' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r') THEN
    CREATE TYPE public.span AS RANGE (
      SUBTYPE = timestamp with time zone
    );
  END IF;
END
$schemadiff$;

-- re-create range type public.words  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'words' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r') THEN
    CREATE TYPE public.words AS RANGE (
      SUBTYPE = text,
      SUBTYPE_OPCLASS = pg_catalog.text_pattern_ops,
      COLLATION = "C",
      MULTIRANGE_TYPE_NAME = public.many_words
    );
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create function public.f(public.span)  (after.yaml:7)
CREATE OR REPLACE FUNCTION public.f(s public.span)
RETURNS public.span_multirange
LANGUAGE sql
RETURN span_multirange(s);

COMMIT;
