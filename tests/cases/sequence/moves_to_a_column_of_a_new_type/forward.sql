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

-- drop default of column public.drafts.number
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.drafts')) THEN
    LOCK TABLE ONLY public.drafts IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.drafts') AND a.attname = 'number' AND a.atthasdef) THEN
    ALTER TABLE public.drafts
      ALTER COLUMN number DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- alter column public.letters.number: type  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.letters')) THEN
    LOCK TABLE ONLY public.letters IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.letters') AND a.attname = 'number' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.letters.number was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.letters') AND a.attname = 'number' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.letters
      ALTER COLUMN number DROP DEFAULT, ALTER COLUMN number TYPE integer;
  END IF;
END
$schemadiff$;

-- alter sequence public.old_numbers: owned by  (after.yaml:2)
ALTER SEQUENCE public.old_numbers OWNED BY public.letters.number;

-- drop table public.drafts
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'drafts' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.drafts) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.drafts has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.drafts') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('number')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.drafts was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.drafts;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter default of column public.letters.number: expression  (after.yaml:6)
ALTER TABLE public.letters
  ALTER COLUMN number SET DEFAULT nextval('old_numbers'::regclass);

-- record the state of sequence public.numbers
SELECT pg_catalog.set_config('schemadiff.number_a5593356a4a4d069', pg_catalog.pg_sequence_last_value(pg_catalog.to_regclass('public.numbers'))::text, true);

-- drop sequence public.numbers
-- needs --allow deletes-data:public.numbers: drops sequence public.numbers and its data
DROP SEQUENCE IF EXISTS public.numbers;

COMMIT;
