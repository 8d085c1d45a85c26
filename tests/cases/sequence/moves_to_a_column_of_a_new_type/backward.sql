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

-- create sequence public.numbers  (after.yaml:3)
CREATE SEQUENCE IF NOT EXISTS public.numbers;
SET LOCAL search_path = public, pg_temp;

-- create table public.drafts  (after.yaml:5)
CREATE TABLE IF NOT EXISTS public.drafts (
  number integer DEFAULT nextval('old_numbers'::regclass)
);

-- alter sequence public.old_numbers: owned by  (after.yaml:2)
ALTER SEQUENCE public.old_numbers OWNED BY public.drafts.number;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.letters.number: type  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.letters')) THEN
    LOCK TABLE ONLY public.letters IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.letters') AND a.attname = 'number' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'bigint')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.letters.number was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.letters') AND a.attname = 'number' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.letters
      ALTER COLUMN number DROP DEFAULT, ALTER COLUMN number TYPE bigint;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter default of column public.letters.number: expression  (after.yaml:10)
ALTER TABLE public.letters
  ALTER COLUMN number SET DEFAULT nextval('numbers'::regclass);

-- alter sequence public.numbers: continue after rows  (after.yaml:3)
SELECT pg_catalog.setval('public.numbers', r.last)
FROM (SELECT greatest(max(number), nullif(pg_catalog.current_setting('schemadiff.number_a5593356a4a4d069', true), '')::bigint) AS last FROM public.letters) AS r, public.numbers AS s
WHERE NOT s.is_called AND r.last >= s.last_value;

-- alter sequence public.numbers: owned by  (after.yaml:3)
ALTER SEQUENCE public.numbers OWNED BY public.letters.number;

COMMIT;
