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

-- alter enum public.filled: labels  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'filled' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['b', 'c'] THEN
    ALTER TYPE public.filled RENAME TO schemadiff_filled;
    CREATE TYPE public.filled AS ENUM ();
  END IF;
END
$schemadiff$;

-- create enum public.goes  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'goes' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'e') THEN
    CREATE TYPE public.goes AS ENUM ();
  END IF;
END
$schemadiff$;

-- alter column public.t.a: convert  (after.yaml:2)
-- because of enum public.filled
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_filled') THEN
    ALTER TABLE public.t
      ALTER COLUMN a TYPE public.filled USING a::text::public.filled;
  END IF;
END
$schemadiff$;

-- drop enum public.schemadiff_filled
DROP TYPE IF EXISTS public.schemadiff_filled;

COMMIT;
