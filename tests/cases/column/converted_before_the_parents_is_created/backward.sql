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

-- alter table public.heir: disinherit  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.heir')) THEN
    LOCK TABLE ONLY public.heir IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.heir') AND inhparent = pg_catalog.to_regclass('public.other'))
         AND ARRAY(SELECT inhparent FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.heir') ORDER BY inhseqno) IS DISTINCT FROM ARRAY[pg_catalog.to_regclass('public.one'), pg_catalog.to_regclass('public.other')]::pg_catalog.oid[] THEN
    ALTER TABLE public.heir NO INHERIT public.other;
  END IF;
END
$schemadiff$;

-- drop column public.other.d
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.other')) THEN
    LOCK TABLE ONLY public.other IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.other') AND a.attname = 'd' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.other) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.other has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.other') AND a.attname = 'd' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.other') AND a.attname = 'd' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.other.d was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.other
    DROP COLUMN IF EXISTS d;
END
$schemadiff$;

-- drop default of column public.other.c
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.other') AND a.attname = 'c' AND a.atthasdef) THEN
    ALTER TABLE public.other
      ALTER COLUMN c DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop default of column public.heir.c
ALTER TABLE public.heir
  ALTER COLUMN c DROP DEFAULT;

-- drop column public.other.c
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.other') AND a.attname = 'c' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.other) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.other has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.other') AND a.attname = 'c' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.other') AND a.attname = 'c' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'character varying(40)' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.other.c was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.other
    DROP COLUMN IF EXISTS c;
END
$schemadiff$;

-- alter column public.heir.c: type, collation; alter column public.heir.d: type  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'c' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('character varying(40)', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.heir.c was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'd' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.heir.d was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'c' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'character varying(40)')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'd' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.heir
      ALTER COLUMN c DROP DEFAULT, ALTER COLUMN c TYPE integer USING c::integer,
      ALTER COLUMN d TYPE integer;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter table public.heir: inherits  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.heir') AND inhparent = pg_catalog.to_regclass('public.one'))
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.heir') AND inhparent = pg_catalog.to_regclass('public.other')) THEN
    ALTER TABLE public.heir INHERIT public.one;
    ALTER TABLE public.heir INHERIT public.other;
  END IF;
END
$schemadiff$;

COMMIT;
