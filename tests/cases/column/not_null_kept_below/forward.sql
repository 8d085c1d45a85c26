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

-- rename column public.u.a to b  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.u')) THEN
    LOCK TABLE ONLY public.u IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.u') AND a.attname = 'a' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.u') AND a.attname = 'b' AND NOT a.attisdropped) THEN
    ALTER TABLE public.u RENAME COLUMN a TO b;
    ALTER TABLE public.u RENAME CONSTRAINT u_a_not_null TO u_b_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.c.a: not null  (after.yaml:3)
ALTER TABLE public.c
  ALTER COLUMN a SET NOT NULL;

-- alter column public.e.b: not null  (after.yaml:6)
ALTER TABLE public.e
  ALTER COLUMN b SET NOT NULL;

-- alter column public.t.a: not null  (after.yaml:2)
ALTER TABLE public.t
  ALTER COLUMN a DROP NOT NULL;

-- alter column public.c.a: not null name  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.c')) THEN
    LOCK TABLE ONLY public.c IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.c') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'c_a_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.c RENAME CONSTRAINT t_a_not_null TO c_a_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.u.b: not null  (after.yaml:5)
ALTER TABLE public.u
  ALTER COLUMN b DROP NOT NULL;

-- alter column public.e.b: not null name  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.e')) THEN
    LOCK TABLE ONLY public.e IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.e') AND k.contype = 'n' AND a.attname = 'b'
         AND k.conname <> 'e_b_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.e RENAME CONSTRAINT u_b_not_null TO e_b_not_null;
  END IF;
END
$schemadiff$;

COMMIT;
