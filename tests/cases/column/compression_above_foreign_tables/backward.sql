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

-- drop foreign table public.new_far
-- needs --allow drops-object:public.new_far: drops foreign table public.new_far
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'new_far' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
         WHERE f.ftrelid = pg_catalog.to_regclass('public.new_far') AND s.srvname = 's')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign table public.new_far was changed by another session since the plan was made; plan again';
  END IF;
  DROP FOREIGN TABLE IF EXISTS public.new_far;
END
$schemadiff$;

-- drop foreign table public.new_far_part
-- needs --allow drops-object:public.new_far_part: drops foreign table public.new_far_part
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'new_far_part' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
         WHERE f.ftrelid = pg_catalog.to_regclass('public.new_far_part') AND s.srvname = 's')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign table public.new_far_part was changed by another session since the plan was made; plan again';
  END IF;
  DROP FOREIGN TABLE IF EXISTS public.new_far_part;
END
$schemadiff$;

-- drop table public.new_below
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.new_below')) THEN
    LOCK TABLE ONLY public.new_below IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'new_below' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.new_below) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.new_below has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.new_below') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a', 'b', 'c', 'd', 'e', 'n')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.new_below was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.new_below;
END
$schemadiff$;

-- drop column public.p.d
-- needs --allow deletes-data:public.p.d: drops column public.p.d and its data
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'd' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'd' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.p.d was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.p
    DROP COLUMN IF EXISTS d;
END
$schemadiff$;

-- drop column public.q.d
-- needs --allow deletes-data:public.q.d: drops column public.q.d and its data
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.q')) THEN
    LOCK TABLE ONLY public.q IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.q') AND a.attname = 'd' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.q') AND a.attname = 'd' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.q.d was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.q
    DROP COLUMN IF EXISTS d;
END
$schemadiff$;

-- alter column public.p.a: compression; alter column public.p.b: compression; alter column public.p.c: storage; alter column public.p.c: statistics  (after.yaml:5)
ALTER TABLE public.p
  ALTER COLUMN a SET COMPRESSION DEFAULT,
  ALTER COLUMN b SET COMPRESSION pglz,
  ALTER COLUMN c SET STORAGE MAIN,
  ALTER COLUMN c SET STATISTICS 5;

-- alter column public.p.e: type  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'e' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('character varying', 'text')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.p.e was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'e' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'character varying') THEN
    ALTER TABLE public.p
      ALTER COLUMN e TYPE text, ALTER COLUMN e SET COMPRESSION pglz;
  END IF;
END
$schemadiff$;

-- alter column public.heir.a: compression; alter column public.heir.b: compression; alter column public.heir.e: compression  (after.yaml:6)
ALTER TABLE public.heir
  ALTER COLUMN a SET COMPRESSION DEFAULT,
  ALTER COLUMN b SET COMPRESSION pglz,
  ALTER COLUMN e SET COMPRESSION pglz;

-- alter column public.q.a: compression; alter column public.q.b: compression  (after.yaml:9)
ALTER TABLE public.q
  ALTER COLUMN a SET COMPRESSION DEFAULT,
  ALTER COLUMN b SET COMPRESSION pglz;

-- alter column public.near.a: compression; alter column public.near.b: compression  (after.yaml:12)
ALTER TABLE public.near
  ALTER COLUMN a SET COMPRESSION DEFAULT,
  ALTER COLUMN b SET COMPRESSION pglz;

COMMIT;
