-- before to after: 11 statements for PostgreSQL 18
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

-- drop table public.d
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.d')) THEN
    LOCK TABLE ONLY public.d IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'd' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.d) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.d has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.d') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'x')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.d was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.d;
END
$schemadiff$;

-- drop table public.m_3
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m_3')) THEN
    LOCK TABLE ONLY public.m_3 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'm_3' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.m_3) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.m_3 has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.m_3') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'x')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.m_3 was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.m_3;
END
$schemadiff$;

-- drop table public.m_4
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m_4')) THEN
    LOCK TABLE ONLY public.m_4 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'm_4' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.m_4) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.m_4 has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.m_4') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'x')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.m_4 was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.m_4;
END
$schemadiff$;

-- drop table public.new_c
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.new_c')) THEN
    LOCK TABLE ONLY public.new_c IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'new_c' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.new_c) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.new_c has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.new_c') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'x')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.new_c was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.new_c;
END
$schemadiff$;

-- drop table public.new_d
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.new_d')) THEN
    LOCK TABLE ONLY public.new_d IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'new_d' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.new_d) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.new_d has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.new_d') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'x')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.new_d was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.new_d;
END
$schemadiff$;

-- drop table public.new_e
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.new_e')) THEN
    LOCK TABLE ONLY public.new_e IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'new_e' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.new_e) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.new_e has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.new_e') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'x')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.new_e was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.new_e;
END
$schemadiff$;

-- drop table public.new
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.new')) THEN
    LOCK TABLE ONLY public.new IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'new' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.new) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.new has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.new') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'x')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.new was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.new;
END
$schemadiff$;

-- drop table public.new_m; drop table public.new_m_1; drop table public.new_m_2
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.new_m')) THEN
    LOCK TABLE ONLY public.new_m IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'new_m' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.new_m) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.new_m has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.new_m') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'x')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.new_m was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.new_m;
END
$schemadiff$;

-- alter column public.m.x: storage; alter column public.m.x: statistics; alter column public.m.x: options  (after.yaml:5)
ALTER TABLE public.m
  ALTER COLUMN x SET STORAGE DEFAULT,
  ALTER COLUMN x SET STATISTICS -1,
  ALTER COLUMN x RESET (n_distinct);

-- alter column public.m_2.x: statistics  (after.yaml:7)
ALTER TABLE public.m_2
  ALTER COLUMN x SET STATISTICS 7;

-- alter column public.p.x: storage; alter column public.p.x: statistics; alter column public.p.x: options  (after.yaml:2)
ALTER TABLE public.p
  ALTER COLUMN x SET STORAGE DEFAULT,
  ALTER COLUMN x SET STATISTICS -1,
  ALTER COLUMN x RESET (n_distinct);

COMMIT;
