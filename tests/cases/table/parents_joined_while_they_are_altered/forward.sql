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

-- alter table public.heir: disinherit  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.heir')) THEN
    LOCK TABLE ONLY public.heir IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.heir') AND inhparent = pg_catalog.to_regclass('public.t')) THEN
    ALTER TABLE public.heir NO INHERIT public.t;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create column public.b.c; alter column public.b.c: storage; alter column public.b.d: storage; create column public.b.e; alter column public.b.e: storage; alter column public.b.f: not null; alter default of column public.b.g: expression  (after.yaml:8)
ALTER TABLE public.b
  ADD COLUMN IF NOT EXISTS c text,
  ALTER COLUMN c SET STORAGE EXTERNAL,
  ALTER COLUMN d SET STORAGE MAIN,
  ADD COLUMN IF NOT EXISTS e text,
  ALTER COLUMN e SET STORAGE MAIN,
  ALTER COLUMN f DROP NOT NULL,
  ALTER COLUMN d SET DEFAULT 'y',
  ALTER COLUMN f SET DEFAULT 4,
  ALTER COLUMN g SET DEFAULT 5;
SET LOCAL search_path = pg_catalog, pg_temp;

-- drop column public.heir.gone; drop default of column public.heir.g
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'gone' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.heir) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.heir has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'gone' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.heir') AND a.attname = 'gone' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer[]' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.heir.gone was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.heir
    DROP COLUMN IF EXISTS gone,
    ALTER COLUMN g DROP DEFAULT;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create column public.heir.a; alter column public.heir.a: storage; create column public.heir.b; alter column public.heir.b: storage; alter column public.heir.b: statistics; alter column public.heir.c: storage; create column public.heir.d; alter column public.heir.d: storage; alter column public.heir.d: statistics; create column public.heir.e; alter column public.heir.e: storage; alter default of column public.heir.f: expression  (after.yaml:13)
ALTER TABLE public.heir
  ADD COLUMN IF NOT EXISTS a character(8),
  ALTER COLUMN a SET STORAGE MAIN,
  ADD COLUMN IF NOT EXISTS b text COMPRESSION pglz,
  ALTER COLUMN b SET STORAGE EXTERNAL,
  ALTER COLUMN b SET STATISTICS 200,
  ALTER COLUMN c SET STORAGE PLAIN,
  ADD COLUMN IF NOT EXISTS d text DEFAULT 'y',
  ALTER COLUMN d SET STORAGE MAIN,
  ALTER COLUMN d SET STATISTICS 7,
  ADD COLUMN IF NOT EXISTS e text,
  ALTER COLUMN e SET STORAGE MAIN,
  ALTER COLUMN f SET DEFAULT 2;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.heir: inherits  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.heir') AND inhparent = pg_catalog.to_regclass('public.b')) THEN
    ALTER TABLE public.heir INHERIT public.b;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.p.b: storage; alter column public.p.b: statistics  (after.yaml:23)
ALTER TABLE public.p
  ALTER COLUMN b SET STORAGE DEFAULT,
  ALTER COLUMN b SET STATISTICS 150,
  ALTER COLUMN b SET DEFAULT 'theirs';

-- alter column public.leaf.a: storage; alter column public.leaf.b: storage; alter column public.leaf.b: statistics  (after.yaml:26)
ALTER TABLE public.leaf
  ALTER COLUMN a SET STORAGE MAIN,
  ALTER COLUMN b SET STORAGE MAIN,
  ALTER COLUMN b SET STATISTICS 150,
  ALTER COLUMN b SET DEFAULT 'own';
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.leaf: partition of, values  (after.yaml:26)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.leaf')) THEN
    LOCK TABLE ONLY public.leaf IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.leaf') AND NOT c.relispartition) THEN
    ALTER TABLE public.p ATTACH PARTITION public.leaf FOR VALUES IN ('2');
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.part.a: storage; create column public.part.b; alter column public.part.b: statistics  (after.yaml:25)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.part')) THEN
    LOCK TABLE ONLY public.part IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.part') AND a.attname = 'b' AND NOT a.attisdropped) THEN
    ALTER TABLE public.part
      ALTER COLUMN a SET STORAGE MAIN,
      ADD COLUMN IF NOT EXISTS b text DEFAULT 'theirs',
      ALTER COLUMN b SET STATISTICS 150;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.part: partition of, values  (after.yaml:25)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.part') AND NOT c.relispartition) THEN
    ALTER TABLE public.p ATTACH PARTITION public.part FOR VALUES IN ('1');
  END IF;
END
$schemadiff$;

COMMIT;
