-- before to after: 12 statements for PostgreSQL 18
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

-- rename sequence public.s to numbers  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 's' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'numbers' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i')) THEN
    ALTER SEQUENCE public.s RENAME TO numbers;
  END IF;
END
$schemadiff$;

-- drop default of column public.one.b
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.one')) THEN
    LOCK TABLE ONLY public.one IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.one') AND a.attname = 'b' AND a.atthasdef) THEN
    ALTER TABLE public.one
      ALTER COLUMN b DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop default of column public.other.b
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.other')) THEN
    LOCK TABLE ONLY public.other IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.other') AND a.attname = 'b' AND a.atthasdef) THEN
    ALTER TABLE public.other
      ALTER COLUMN b DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop default of column public.t.b
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND a.atthasdef) THEN
    ALTER TABLE public.t
      ALTER COLUMN b DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop unique public.t.numbered
ALTER TABLE public.t DROP CONSTRAINT IF EXISTS numbered;

-- alter sequence public.both: owned by  (after.yaml:3)
ALTER SEQUENCE public."both" OWNED BY NONE;

-- drop column public.other.b
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.other') AND a.attname = 'b' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.other) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.other has rows, which it had not when the plan was made; plan again';
  END IF;
  ALTER TABLE public.other
    DROP COLUMN IF EXISTS b;
END
$schemadiff$;

-- alter sequence public.numbers: increment  (after.yaml:2)
ALTER SEQUENCE public.numbers AS bigint INCREMENT BY 1 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO CYCLE;

-- alter sequence public.numbers: owned by  (after.yaml:2)
ALTER SEQUENCE public.numbers OWNED BY NONE;

-- drop column public.t.b
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  ALTER TABLE public.t
    DROP COLUMN IF EXISTS b;
END
$schemadiff$;

-- alter sequence public.theirs: owned by  (after.yaml:4)
ALTER SEQUENCE public.theirs OWNED BY NONE;

-- drop column public.one.b
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.one') AND a.attname = 'b' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.one) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.one has rows, which it had not when the plan was made; plan again';
  END IF;
  ALTER TABLE public.one
    DROP COLUMN IF EXISTS b;
END
$schemadiff$;

COMMIT;
