-- before to after: 6 statements for PostgreSQL 18
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

-- drop foreign key public.a.a_b_fkey
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a')) THEN
    LOCK TABLE ONLY public.a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.a') AND c.conname = 'a_b_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.a') AND c.conname = 'a_b_fkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (b) REFERENCES public.b(id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.a.a_b_fkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.a') AND c.conname = 'a_b_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.a DROP CONSTRAINT IF EXISTS a_b_fkey;
  END IF;
END
$schemadiff$;

-- drop primary key public.b.b_pkey
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.b')) THEN
    LOCK TABLE ONLY public.b IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.b') AND c.conname = 'b_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.b') AND c.conname = 'b_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.b.b_pkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.b') AND c.conname = 'b_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.b DROP CONSTRAINT IF EXISTS b_pkey;
  END IF;
END
$schemadiff$;

-- drop foreign key public.b.b_a_fkey
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.b') AND c.conname = 'b_a_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.b') AND c.conname = 'b_a_fkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (a) REFERENCES public.a(id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.b.b_a_fkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.b') AND c.conname = 'b_a_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.b DROP CONSTRAINT IF EXISTS b_a_fkey;
  END IF;
END
$schemadiff$;

-- drop primary key public.a.a_pkey
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.a') AND c.conname = 'a_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.a') AND c.conname = 'a_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.a.a_pkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.a') AND c.conname = 'a_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.a DROP CONSTRAINT IF EXISTS a_pkey;
  END IF;
END
$schemadiff$;

-- drop table public.a
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.a) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.a has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.a') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('b', 'id')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.a was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.a;
END
$schemadiff$;

-- drop table public.b
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'b' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.b) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.b has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.b') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a', 'id')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.b was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.b;
END
$schemadiff$;

COMMIT;
