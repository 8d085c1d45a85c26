-- before to after: 15 statements for PostgreSQL 18
-- warning: after.yaml:3:15: column public.t.a is created and column public.t.z is dropped, and their types are equal
--     if this is a rename, write `renamed_from: z`
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

-- drop foreign key public.c.c_a_fkey  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.c')) THEN
    LOCK TABLE ONLY public.c IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.c') AND c.conname = 'c_a_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.c') AND c.conname = 'c_a_fkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (a) REFERENCES public.t(z)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.c') AND c.conname = 'c_a_fkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (a) REFERENCES public.t(a)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.c.c_a_fkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.c') AND c.conname = 'c_a_fkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (a) REFERENCES public.t(z)') THEN
    ALTER TABLE public.c DROP CONSTRAINT IF EXISTS c_a_fkey;
  END IF;
END
$schemadiff$;

-- drop primary key public.t.t_pkey  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (z)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (a)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.t.t_pkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (z)') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_pkey;
  END IF;
END
$schemadiff$;

-- drop unique public.t.u  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (z, b)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a, b)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.t.u was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (z, b)') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS u;
  END IF;
END
$schemadiff$;

-- drop check public.t.c  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((z > b))', 'CHECK ((a > b))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.t.c was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((z > b))') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS c;
  END IF;
END
$schemadiff$;

-- drop index public.i  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'i'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 23) = 'USING btree (((z + b)))') THEN
    DROP INDEX IF EXISTS public.i;
  END IF;
END
$schemadiff$;

-- drop index public.j  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'j'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 29) = 'USING btree (b) WHERE (z > 1)') THEN
    DROP INDEX IF EXISTS public.j;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create column public.t.a; alter column public.t.g: generated  (after.yaml:3)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS a integer NOT NULL,
  ALTER COLUMN g SET EXPRESSION AS (a * 2);

-- re-create primary key public.t.t_pkey  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
  END IF;
END
$schemadiff$;

-- re-create foreign key public.c.c_a_fkey  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.c') AND c.conname = 'c_a_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.c ADD CONSTRAINT c_a_fkey FOREIGN KEY (a) REFERENCES public.t(a);
  END IF;
END
$schemadiff$;

-- re-create unique public.t.u  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.t ADD CONSTRAINT u UNIQUE (a, b);
  END IF;
END
$schemadiff$;

-- re-create check public.t.c  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT c CHECK (a > b);
  END IF;
END
$schemadiff$;

-- re-create index public.i  (after.yaml:7)
CREATE INDEX IF NOT EXISTS i ON public.t USING btree ((a + b));

-- re-create index public.j  (after.yaml:7)
CREATE INDEX IF NOT EXISTS j ON public.t USING btree (b) WHERE (a > 1);

-- alter view public.v: query  (after.yaml:9)
SET LOCAL search_path = pg_catalog, pg_temp;
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.v') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('7d1089b023dbeba12c14a02a118643ed', '62b6d065be8c4aa43b71201073b8167d')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.v was changed by another session since the plan was made; plan again';
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;
CREATE OR REPLACE VIEW public.v AS
SELECT a FROM public.t;
SET LOCAL search_path = pg_catalog, pg_temp;

-- drop column public.t.z
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'z' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'z' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'z' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.z was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t
    DROP COLUMN IF EXISTS z;
END
$schemadiff$;

COMMIT;
