-- before to after: 10 statements for PostgreSQL 18
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

-- alter column public.m.n: type; alter column public.m.o: type  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m')) THEN
    LOCK TABLE ONLY public.m IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'n' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.m.n was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'o' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.m.o was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'n' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.m') AND a.attname = 'o' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.m
      ALTER COLUMN n DROP DEFAULT, ALTER COLUMN n TYPE integer, ALTER COLUMN n SET DEFAULT 3,
      ALTER COLUMN o TYPE integer;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- drop default of column public.m_1.n
ALTER TABLE public.m_1
  ALTER COLUMN n DROP DEFAULT;
SET LOCAL search_path = public, pg_temp;

-- alter default of column public.m_0.n: expression  (after.yaml:8)
ALTER TABLE public.m_0
  ALTER COLUMN n SET DEFAULT 1;

-- alter default of column public.m_2.n: expression  (after.yaml:14)
ALTER TABLE public.m_2
  ALTER COLUMN n SET DEFAULT 1;

-- alter default of column public.m_2_0.n: expression  (after.yaml:17)
ALTER TABLE public.m_2_0
  ALTER COLUMN n SET DEFAULT 7;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.p.a: type  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('text', 'character varying(10)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.p.a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text') THEN
    ALTER TABLE public.p
      ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE character varying(10);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter default of column public.p.a: expression  (after.yaml:18)
ALTER TABLE public.p
  ALTER COLUMN a SET DEFAULT 'x';

-- alter default of column public.heir.a: expression  (after.yaml:19)
ALTER TABLE public.heir
  ALTER COLUMN a SET DEFAULT 'y';
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.q.a: type  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.q')) THEN
    LOCK TABLE ONLY public.q IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.q') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.q.a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.q') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.q
      ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE integer, ALTER COLUMN a SET DEFAULT 1;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create default of column public.none.a  (after.yaml:22)
ALTER TABLE public."none"
  ALTER COLUMN a SET DEFAULT 5;

COMMIT;
