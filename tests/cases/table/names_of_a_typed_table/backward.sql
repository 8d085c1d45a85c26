-- before to after: 10 statements for PostgreSQL 18
-- warning: after.yaml:13:3: table public.before is created and table public.after is dropped, and they are alike
--     if this is a rename, write `renamed_from: after`
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

-- rename primary key public.t.pk2 to pk  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'pk2' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'pk' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.t'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.t NOT OF;
      END IF;
      ALTER TABLE public.t RENAME CONSTRAINT pk2 TO pk;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.t', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- rename unique public.t.u2 to u  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u2' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.t'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.t NOT OF;
      END IF;
      ALTER TABLE public.t RENAME CONSTRAINT u2 TO u;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.t', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- rename foreign key public.t.f2 to f  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'f2' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'f' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.t'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.t NOT OF;
      END IF;
      ALTER TABLE public.t RENAME CONSTRAINT f2 TO f;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.t', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- drop table public.after
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.after')) THEN
    LOCK TABLE ONLY public.after IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'after' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.after) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.after has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  DROP TABLE IF EXISTS public.after;
END
$schemadiff$;

-- drop check public.t.c2
-- needs --allow drops-object:public.t.c2: drops check public.t.c2
ALTER TABLE public.t DROP CONSTRAINT IF EXISTS c2;

-- drop trigger public.t.much_later
-- needs --allow drops-object:public.t.much_later: drops trigger public.t.much_later
DROP TRIGGER IF EXISTS much_later ON public.t;

-- create table public.before  (after.yaml:13)
CREATE TABLE IF NOT EXISTS public.before OF public.ct (
  CONSTRAINT before_pkey PRIMARY KEY (a)
);

-- alter column public.t.c: not null name  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.t') AND k.contype = 'n' AND a.attname = 'c'
         AND k.conname <> 'given' AND k.coninhcount = 0) THEN
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.t'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.t NOT OF;
      END IF;
      ALTER TABLE public.t RENAME CONSTRAINT taken TO given;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.t', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create check public.t.c  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT c CHECK (a > 0);
  END IF;
END
$schemadiff$;

-- create trigger public.t.later  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.t') AND tgname = 'later' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE CONSTRAINT TRIGGER later AFTER INSERT ON public.t NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.f();
  END IF;
END
$schemadiff$;

COMMIT;
