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

-- drop comment on collation public.kept
COMMENT ON COLLATION public.kept IS NULL;

-- drop collation public.twice
-- needs --allow drops-object:public.twice: drops collation public.twice
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collname = 'twice' AND collnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'twice' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'POSIX' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'collation public.twice was changed by another session since the plan was made; plan again';
  END IF;
  DROP COLLATION IF EXISTS public.twice;
END
$schemadiff$;

-- drop column public.t.b
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.b was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t
    DROP COLUMN IF EXISTS b;
END
$schemadiff$;

-- drop index public.t_a
-- needs --allow drops-object:public.t_a: drops index public.t_a
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 't_a'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 35) = 'USING btree (a COLLATE public.kept)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.t_a was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.t_a;
END
$schemadiff$;

-- create collation public.gone  (after.yaml:2)
CREATE COLLATION IF NOT EXISTS public.gone (PROVIDER = libc, LOCALE = 'C');

-- create comment on collation public.gone  (after.yaml:2)
COMMENT ON COLLATION public.gone IS 'not needed any more';

-- alter column public.t.a: collation  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND a.attcollation IS DISTINCT FROM (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    ALTER TABLE public.t
      ALTER COLUMN a TYPE text;
  END IF;
END
$schemadiff$;

-- drop collation public.split
-- needs --allow drops-object:public.split: drops collation public.split
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collname = 'split' AND collnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'split' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C' AND c.collctype = 'C.utf8'
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'collation public.split was changed by another session since the plan was made; plan again';
  END IF;
  DROP COLLATION IF EXISTS public.split;
END
$schemadiff$;

COMMIT;
