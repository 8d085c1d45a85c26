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

-- alter column public.p.b: type  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.p.b was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.p
      ALTER COLUMN b TYPE integer;
  END IF;
END
$schemadiff$;

-- alter extension dependencies of index public.pi: extensions  (after.yaml:12)
ALTER INDEX public.pi DEPENDS ON EXTENSION plpgsql;

-- alter column public.t.a: type; alter column public.t.b: type  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.b was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.t
      ALTER COLUMN a TYPE integer,
      ALTER COLUMN b TYPE integer;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.t.d: generated  (after.yaml:5)
ALTER TABLE public.t
  ALTER COLUMN d SET EXPRESSION AS (c + 1);

-- alter extension dependencies of primary key public.t.t_pkey: extensions  (after.yaml:6)
ALTER INDEX public.t_pkey DEPENDS ON EXTENSION plpgsql;

-- alter extension dependencies of index public.computed: extensions  (after.yaml:10)
ALTER INDEX public.computed DEPENDS ON EXTENSION plpgsql;

-- alter extension dependencies of index public.i: extensions  (after.yaml:8)
ALTER INDEX public.i DEPENDS ON EXTENSION plpgsql;

-- alter extension dependencies of index public.over_an_expression: extensions  (after.yaml:9)
ALTER INDEX public.over_an_expression DEPENDS ON EXTENSION plpgsql;

-- alter function public.f(): body  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f()')
         AND pg_catalog.md5(p.prosrc) NOT IN ('fc1c7a0bdce312b20bc3780dd6d41aaa', 'b1698e52a0f16203489454196a0c6307')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.f() was changed by another session since the plan was made; plan again';
  END IF;
END
$schemadiff$;
CREATE OR REPLACE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
AS $function$SELECT 1$function$;

-- alter extension dependencies of function public.f(): extensions  (after.yaml:1)
ALTER FUNCTION public.f() DEPENDS ON EXTENSION plpgsql;

-- alter procedure public.p(): body  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.p()')
         AND pg_catalog.md5(p.prosrc) NOT IN ('fc1c7a0bdce312b20bc3780dd6d41aaa', 'b1698e52a0f16203489454196a0c6307')) THEN
    RAISE EXCEPTION USING MESSAGE = 'procedure public.p() was changed by another session since the plan was made; plan again';
  END IF;
END
$schemadiff$;
CREATE OR REPLACE PROCEDURE public.p()
LANGUAGE sql
AS $function$SELECT 1$function$;

-- alter extension dependencies of procedure public.p(): extensions  (after.yaml:2)
ALTER PROCEDURE public.p() DEPENDS ON EXTENSION plpgsql;

COMMIT;
