-- before to after: 8 statements for PostgreSQL 18
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

-- rename table public.before to after  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.before')) THEN
    LOCK TABLE ONLY public.before IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'before' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'after' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.before RENAME TO after;
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.after'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.after NOT OF;
      END IF;
      ALTER TABLE public.after RENAME CONSTRAINT before_a_not_null TO after_a_not_null;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.after', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- rename check public.t.c to c2  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c' AND c.conparentid = 0
         AND c.contype = 'c')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c2' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.t'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.t NOT OF;
      END IF;
      ALTER TABLE public.t RENAME CONSTRAINT c TO c2;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.t', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- rename foreign key public.t.f to f2  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'f' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'f2' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.t'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.t NOT OF;
      END IF;
      ALTER TABLE public.t RENAME CONSTRAINT f TO f2;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.t', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- rename trigger public.t.later to much_later  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'later' AND NOT tgisinternal AND tgparentid = 0)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'much_later' AND NOT tgisinternal AND tgparentid = 0) THEN
    ALTER TRIGGER later ON public.t RENAME TO much_later;
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.t'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.t NOT OF;
      END IF;
      ALTER TABLE public.t RENAME CONSTRAINT later TO much_later;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.t', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- rename primary key public.t.pk to pk2  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'pk' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'pk2' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.t'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.t NOT OF;
      END IF;
      ALTER TABLE public.t RENAME CONSTRAINT pk TO pk2;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.t', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- rename primary key public.after.before_pkey to after_pkey  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.after')) THEN
    LOCK TABLE ONLY public.after IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.after') AND c.conname = 'before_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.after') AND c.conname = 'after_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.after'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.after NOT OF;
      END IF;
      ALTER TABLE public.after RENAME CONSTRAINT before_pkey TO after_pkey;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.after', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- rename unique public.t.u to u2  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u2' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.t'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.t NOT OF;
      END IF;
      ALTER TABLE public.t RENAME CONSTRAINT u TO u2;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.t', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.t.c: not null name  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.t') AND k.contype = 'n' AND a.attname = 'c'
         AND k.conname <> 'taken' AND k.coninhcount = 0) THEN
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.t'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.t NOT OF;
      END IF;
      ALTER TABLE public.t RENAME CONSTRAINT given TO taken;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.t', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

COMMIT;
