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

-- drop conversion public.new
-- needs --allow drops-object:public.new: drops conversion public.new
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_conversion WHERE conname = 'new' AND connamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_conversion c
         JOIN pg_catalog.pg_proc p ON p.oid = c.conproc JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
         WHERE c.conname = 'new' AND c.connamespace = pg_catalog.to_regnamespace('public')
         AND (pg_catalog.pg_encoding_to_char(c.conforencoding), pg_catalog.pg_encoding_to_char(c.contoencoding)) = ('UTF8', 'LATIN9')
         AND (n.nspname, p.proname) = ('pg_catalog', 'utf8_to_iso8859') AND NOT c.condefault)) THEN
    RAISE EXCEPTION USING MESSAGE = 'conversion public.new was changed by another session since the plan was made; plan again';
  END IF;
  DROP CONVERSION IF EXISTS public.new;
END
$schemadiff$;

-- drop conversion public.one  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_conversion WHERE conname = 'one' AND connamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_conversion c
         JOIN pg_catalog.pg_proc p ON p.oid = c.conproc JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
         WHERE c.conname = 'one' AND c.connamespace = pg_catalog.to_regnamespace('public')
         AND (pg_catalog.pg_encoding_to_char(c.conforencoding), pg_catalog.pg_encoding_to_char(c.contoencoding)) = ('LATIN1', 'UTF8')
         AND (n.nspname, p.proname) = ('pg_catalog', 'iso8859_1_to_utf8') AND NOT c.condefault))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_conversion c
         JOIN pg_catalog.pg_proc p ON p.oid = c.conproc JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
         WHERE c.conname = 'one' AND c.connamespace = pg_catalog.to_regnamespace('public')
         AND (pg_catalog.pg_encoding_to_char(c.conforencoding), pg_catalog.pg_encoding_to_char(c.contoencoding)) = ('LATIN1', 'UTF8')
         AND (n.nspname, p.proname) = ('pg_catalog', 'iso8859_1_to_utf8') AND c.condefault)) THEN
    RAISE EXCEPTION USING MESSAGE = 'conversion public.one was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_conversion c
         JOIN pg_catalog.pg_proc p ON p.oid = c.conproc JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
         WHERE c.conname = 'one' AND c.connamespace = pg_catalog.to_regnamespace('public')
         AND (pg_catalog.pg_encoding_to_char(c.conforencoding), pg_catalog.pg_encoding_to_char(c.contoencoding)) = ('LATIN1', 'UTF8')
         AND (n.nspname, p.proname) = ('pg_catalog', 'iso8859_1_to_utf8') AND NOT c.condefault) THEN
    DROP CONVERSION IF EXISTS public.one;
  END IF;
END
$schemadiff$;

-- drop conversion public.other  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_conversion WHERE conname = 'other' AND connamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_conversion c
         JOIN pg_catalog.pg_proc p ON p.oid = c.conproc JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
         WHERE c.conname = 'other' AND c.connamespace = pg_catalog.to_regnamespace('public')
         AND (pg_catalog.pg_encoding_to_char(c.conforencoding), pg_catalog.pg_encoding_to_char(c.contoencoding)) = ('LATIN1', 'UTF8')
         AND (n.nspname, p.proname) = ('public', 'own') AND c.condefault))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_conversion c
         JOIN pg_catalog.pg_proc p ON p.oid = c.conproc JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
         WHERE c.conname = 'other' AND c.connamespace = pg_catalog.to_regnamespace('public')
         AND (pg_catalog.pg_encoding_to_char(c.conforencoding), pg_catalog.pg_encoding_to_char(c.contoencoding)) = ('LATIN1', 'UTF8')
         AND (n.nspname, p.proname) = ('pg_catalog', 'iso8859_1_to_utf8') AND NOT c.condefault)) THEN
    RAISE EXCEPTION USING MESSAGE = 'conversion public.other was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_conversion c
         JOIN pg_catalog.pg_proc p ON p.oid = c.conproc JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
         WHERE c.conname = 'other' AND c.connamespace = pg_catalog.to_regnamespace('public')
         AND (pg_catalog.pg_encoding_to_char(c.conforencoding), pg_catalog.pg_encoding_to_char(c.contoencoding)) = ('LATIN1', 'UTF8')
         AND (n.nspname, p.proname) = ('public', 'own') AND c.condefault) THEN
    DROP CONVERSION IF EXISTS public.other;
  END IF;
END
$schemadiff$;

-- drop function public.own(integer, integer, cstring, internal, integer, boolean)
-- needs --allow 'drops-object:public.own(integer, integer, cstring, internal, integer, boolean)': drops function public.own(integer, integer, cstring, internal, integer, boolean)
DROP FUNCTION IF EXISTS public.own(integer, integer, cstring, internal, integer, boolean);

-- create conversion public.gone  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_conversion WHERE conname = 'gone' AND connamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE CONVERSION public.gone FOR 'UTF8' TO 'LATIN1' FROM pg_catalog.utf8_to_iso8859_1;
  END IF;
END
$schemadiff$;

-- create conversion public.old  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_conversion WHERE conname = 'old' AND connamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE CONVERSION public.old FOR 'UTF8' TO 'LATIN9' FROM pg_catalog.utf8_to_iso8859;
  END IF;
END
$schemadiff$;

-- re-create conversion public.one  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_conversion WHERE conname = 'one' AND connamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE DEFAULT CONVERSION public.one FOR 'LATIN1' TO 'UTF8' FROM pg_catalog.iso8859_1_to_utf8;
  END IF;
END
$schemadiff$;

-- re-create conversion public.other  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_conversion WHERE conname = 'other' AND connamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE CONVERSION public.other FOR 'LATIN1' TO 'UTF8' FROM pg_catalog.iso8859_1_to_utf8;
  END IF;
END
$schemadiff$;

-- re-create comment on conversion public.other  (after.yaml:3)
COMMENT ON CONVERSION public.other IS 'kept';

COMMIT;
