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

-- rename conversion public.old to new  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_conversion WHERE conname = 'old' AND connamespace = pg_catalog.to_regnamespace('public'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_conversion WHERE conname = 'new' AND connamespace = pg_catalog.to_regnamespace('public')) THEN
    ALTER CONVERSION public.old RENAME TO new;
  END IF;
END
$schemadiff$;

-- drop conversion public.gone
-- needs --allow drops-object:public.gone: drops conversion public.gone
DROP CONVERSION IF EXISTS public.gone;

-- drop conversion public.one  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_conversion c
         JOIN pg_catalog.pg_proc p ON p.oid = c.conproc JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
         WHERE c.conname = 'one' AND c.connamespace = pg_catalog.to_regnamespace('public')
         AND (pg_catalog.pg_encoding_to_char(c.conforencoding), pg_catalog.pg_encoding_to_char(c.contoencoding)) = ('LATIN1', 'UTF8')
         AND (n.nspname, p.proname) = ('pg_catalog', 'iso8859_1_to_utf8') AND c.condefault)
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2607, 20298, 0)).object_names, '.') IN ('public.one')) THEN
    DROP CONVERSION IF EXISTS public.one;
  END IF;
END
$schemadiff$;

-- drop conversion public.other  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_conversion c
         JOIN pg_catalog.pg_proc p ON p.oid = c.conproc JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
         WHERE c.conname = 'other' AND c.connamespace = pg_catalog.to_regnamespace('public')
         AND (pg_catalog.pg_encoding_to_char(c.conforencoding), pg_catalog.pg_encoding_to_char(c.contoencoding)) = ('LATIN1', 'UTF8')
         AND (n.nspname, p.proname) = ('pg_catalog', 'iso8859_1_to_utf8') AND NOT c.condefault)
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2607, 20299, 0)).object_names, '.') IN ('public.other')) THEN
    DROP CONVERSION IF EXISTS public.other;
  END IF;
END
$schemadiff$;

-- create comment on conversion public.new  (after.yaml:4)
COMMENT ON CONVERSION public.new IS 'with the euro';

-- re-create conversion public.one  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_conversion WHERE conname = 'one' AND connamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE CONVERSION public.one FOR 'LATIN1' TO 'UTF8' FROM pg_catalog.iso8859_1_to_utf8;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create function public.own(integer, integer, cstring, internal, integer, boolean)  (after.yaml:6)
CREATE OR REPLACE FUNCTION public.own(integer, integer, cstring, internal, integer, boolean)
RETURNS integer
LANGUAGE c STRICT
AS '$libdir/utf8_and_iso8859_1', 'iso8859_1_to_utf8';

-- re-create conversion public.other  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_conversion WHERE conname = 'other' AND connamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE DEFAULT CONVERSION public.other FOR 'LATIN1' TO 'UTF8' FROM public.own;
  END IF;
END
$schemadiff$;

-- re-create comment on conversion public.other  (after.yaml:3)
COMMENT ON CONVERSION public.other IS 'kept';

COMMIT;
