-- before to after: 9 statements for PostgreSQL 18
-- warning: after.yaml:5:7: attribute public.address.street is created and attribute public.address.country is dropped, and their types are equal
--     if this is a rename, write `renamed_from: country`
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

-- drop attribute public.address.way
-- needs --allow deletes-data:public.address.way: drops attribute public.address.way and its data
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.address') AND a.attname = 'way' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.address') AND a.attname = 'way' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid))) THEN
    RAISE EXCEPTION USING MESSAGE = 'attribute public.address.way was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.address') AND a.attname = 'way' AND NOT a.attisdropped) THEN
    ALTER TYPE public.address DROP ATTRIBUTE way;
  END IF;
END
$schemadiff$;

-- drop attribute public.address.country
-- needs --allow deletes-data:public.address.country: drops attribute public.address.country and its data
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.address') AND a.attname = 'country' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.address') AND a.attname = 'country' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid))) THEN
    RAISE EXCEPTION USING MESSAGE = 'attribute public.address.country was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.address') AND a.attname = 'country' AND NOT a.attisdropped) THEN
    ALTER TYPE public.address DROP ATTRIBUTE country;
  END IF;
END
$schemadiff$;

-- drop attribute public.empty.a
-- needs --allow deletes-data:public.empty.a: drops attribute public.empty.a and its data
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.empty') AND a.attname = 'a' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.empty') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid))) THEN
    RAISE EXCEPTION USING MESSAGE = 'attribute public.empty.a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.empty') AND a.attname = 'a' AND NOT a.attisdropped) THEN
    ALTER TYPE public.empty DROP ATTRIBUTE a;
  END IF;
END
$schemadiff$;

-- create attribute public.address.street  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.address') AND a.attname = 'street' AND NOT a.attisdropped) THEN
    ALTER TYPE public.address ADD ATTRIBUTE street text;
  END IF;
END
$schemadiff$;

-- create attribute public.address.gone  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.address') AND a.attname = 'gone' AND NOT a.attisdropped) THEN
    ALTER TYPE public.address ADD ATTRIBUTE gone integer;
  END IF;
END
$schemadiff$;

-- create comment on composite type public.address  (after.yaml:3)
COMMENT ON TYPE public.address IS 'A place';

-- create comment on attribute public.address.zip  (after.yaml:6)
COMMENT ON COLUMN public.address.zip IS 'postal code';

-- alter attribute public.pair.a: type  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.pair') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint' AND a.attcollation = (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    ALTER TYPE public.pair ALTER ATTRIBUTE a TYPE integer;
  END IF;
END
$schemadiff$;

-- alter attribute public.pair.b: type, collation  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.pair') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attcollation = pg_catalog.to_regcollation('"C"')) THEN
    ALTER TYPE public.pair ALTER ATTRIBUTE b TYPE integer;
  END IF;
END
$schemadiff$;

COMMIT;
