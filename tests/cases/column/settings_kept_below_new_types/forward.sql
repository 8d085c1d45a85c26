-- before to after: 13 statements for PostgreSQL 18
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

-- alter domain public.word: type  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'word' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'character varying(20)' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    ALTER DOMAIN public.word RENAME TO schemadiff_word;
    CREATE DOMAIN public.word AS text;
  END IF;
END
$schemadiff$;

-- create table public.new  (after.yaml:21)
CREATE TABLE IF NOT EXISTS public.new (
) INHERITS (public.mid);

-- alter column public.over.a: type; alter column public.over.b: type  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.over')) THEN
    LOCK TABLE ONLY public.over IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.over') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('text', 'character varying')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.over.a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.over') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('text', 'character varying')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.over.b was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.over') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.over') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text') THEN
    ALTER TABLE public.over
      ALTER COLUMN a TYPE character varying, ALTER COLUMN a SET STORAGE EXTERNAL, ALTER COLUMN a SET COMPRESSION pglz,
      ALTER COLUMN b TYPE character varying;
  END IF;
END
$schemadiff$;

-- alter column public.mid.a: compression; alter column public.mid.a: storage; alter column public.mid.b: compression; alter column public.mid.b: storage  (after.yaml:10)
ALTER TABLE public.mid
  ALTER COLUMN a SET COMPRESSION pglz,
  ALTER COLUMN a SET STORAGE MAIN,
  ALTER COLUMN b SET COMPRESSION pglz,
  ALTER COLUMN b SET STORAGE EXTERNAL;

-- alter column public.new.a: compression; alter column public.new.b: compression  (after.yaml:21)
ALTER TABLE public.new
  ALTER COLUMN a SET COMPRESSION pglz,
  ALTER COLUMN b SET COMPRESSION pglz;

-- alter column public.over.c: convert  (after.yaml:7)
-- because of domain public.word
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.over') AND a.attname = 'c' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_word') THEN
    ALTER TABLE public.over
      ALTER COLUMN c TYPE public.word USING c::text::public.word, ALTER COLUMN c SET STORAGE EXTERNAL, ALTER COLUMN c SET COMPRESSION pglz;
  END IF;
END
$schemadiff$;

-- alter column public.low.a: storage; alter column public.low.b: compression; alter column public.low.c: compression; alter column public.low.c: storage  (after.yaml:13)
ALTER TABLE public.low
  ALTER COLUMN a SET STORAGE DEFAULT,
  ALTER COLUMN b SET COMPRESSION pglz,
  ALTER COLUMN c SET COMPRESSION pglz,
  ALTER COLUMN c SET STORAGE MAIN;

-- drop domain public.schemadiff_word
DROP DOMAIN IF EXISTS public.schemadiff_word;

-- create table public.p3  (after.yaml:20)
CREATE TABLE IF NOT EXISTS public.p3 PARTITION OF public.part FOR VALUES in (3);

-- alter column public.part.a: type  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.part')) THEN
    LOCK TABLE ONLY public.part IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.part') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('text', 'character varying')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.part.a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.part') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text') THEN
    ALTER TABLE public.part
      ALTER COLUMN a TYPE character varying, ALTER COLUMN a SET STORAGE EXTERNAL, ALTER COLUMN a SET COMPRESSION pglz;
  END IF;
END
$schemadiff$;

-- alter column public.p1.a: compression  (after.yaml:18)
ALTER TABLE public.p1
  ALTER COLUMN a SET COMPRESSION pglz;

-- alter column public.p2.a: storage  (after.yaml:19)
ALTER TABLE public.p2
  ALTER COLUMN a SET STORAGE DEFAULT;

-- alter column public.p3.a: compression  (after.yaml:20)
ALTER TABLE public.p3
  ALTER COLUMN a SET COMPRESSION pglz;

COMMIT;
