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

-- alter table public.heir: disinherit  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.heir')) THEN
    LOCK TABLE ONLY public.heir IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.heir') AND inhparent = pg_catalog.to_regclass('public.b')) THEN
    ALTER TABLE public.heir NO INHERIT public.b;
  END IF;
END
$schemadiff$;

-- drop column public.b.c; drop column public.b.e
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.b')) THEN
    LOCK TABLE ONLY public.b IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'c' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.b) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.b has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'c' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'c' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.b.c was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'e' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.b) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.b has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'e' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.b') AND a.attname = 'e' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.b.e was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.b
    DROP COLUMN IF EXISTS c,
    DROP COLUMN IF EXISTS e;
END
$schemadiff$;

-- drop column public.heir.a; drop column public.heir.b; drop column public.heir.e; drop column public.heir.d
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'a' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.heir) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.heir has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'a' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'character(8)' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.heir.a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'b' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.heir) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.heir has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.heir.b was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'e' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.heir) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.heir has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'e' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'e' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.heir.e was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'd' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.heir) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.heir has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'd' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'd' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.heir.d was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.heir
    DROP COLUMN IF EXISTS a,
    DROP COLUMN IF EXISTS b,
    DROP COLUMN IF EXISTS e,
    DROP COLUMN IF EXISTS d;
END
$schemadiff$;

-- alter table public.leaf: partition of, values  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.leaf')) THEN
    LOCK TABLE ONLY public.leaf IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.leaf') AND i.inhparent = pg_catalog.to_regclass('public.p')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (''2       '')') THEN
    ALTER TABLE public.p DETACH PARTITION public.leaf;
  END IF;
END
$schemadiff$;

-- alter table public.part: partition of, values  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.part')) THEN
    LOCK TABLE ONLY public.part IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.part') AND i.inhparent = pg_catalog.to_regclass('public.p')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (''1       '')') THEN
    ALTER TABLE public.p DETACH PARTITION public.part;
  END IF;
END
$schemadiff$;

-- drop default of column public.p.b
ALTER TABLE public.p
  ALTER COLUMN b DROP DEFAULT;

-- drop column public.part.b
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.part') AND a.attname = 'b' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.part) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.part has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.part') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.part') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.part.b was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.part
    DROP COLUMN IF EXISTS b;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.b.d: storage; alter column public.b.f: not null; alter default of column public.b.g: expression  (after.yaml:8)
ALTER TABLE public.b
  ALTER COLUMN d SET STORAGE EXTERNAL,
  ALTER COLUMN f SET NOT NULL,
  ALTER COLUMN d SET DEFAULT 'x',
  ALTER COLUMN f SET DEFAULT 1,
  ALTER COLUMN g SET DEFAULT 3;

-- create column public.heir.gone  (after.yaml:11)
ALTER TABLE public.heir
  ADD COLUMN IF NOT EXISTS gone integer[];
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.heir: inherits  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.heir') AND inhparent = pg_catalog.to_regclass('public.t')) THEN
    ALTER TABLE public.heir INHERIT public.t;
  END IF;
END
$schemadiff$;

-- alter column public.p.b: storage; alter column public.p.b: statistics  (after.yaml:20)
ALTER TABLE public.p
  ALTER COLUMN b SET STORAGE EXTERNAL,
  ALTER COLUMN b SET STATISTICS 100;

-- alter column public.leaf.a: storage; alter column public.leaf.b: storage; alter column public.leaf.b: statistics  (after.yaml:22)
ALTER TABLE public.leaf
  ALTER COLUMN a SET STORAGE DEFAULT,
  ALTER COLUMN b SET STORAGE DEFAULT,
  ALTER COLUMN b SET STATISTICS -1;

-- alter column public.part.a: storage  (after.yaml:21)
ALTER TABLE public.part
  ALTER COLUMN a SET STORAGE DEFAULT;

COMMIT;
