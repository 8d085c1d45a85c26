-- before to after: 11 statements for PostgreSQL 18
-- warning: after.yaml:12:7: column public.films.gone is created and column public.films.added is dropped, and their types are equal
--     if this is a rename, write `renamed_from: added`
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

-- drop column public.films.added
-- needs --allow drops-object:public.films.added: drops column public.films.added
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.films') AND a.attname = 'added' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.films') AND a.attname = 'added' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.films.added was changed by another session since the plan was made; plan again';
  END IF;
  ALTER FOREIGN TABLE public.films
    DROP COLUMN IF EXISTS added;
END
$schemadiff$;

-- drop check public.films.films_id_check  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.films') AND c.conname = 'films_id_check' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((id > 1))', 'CHECK ((id > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.films.films_id_check was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.films') AND c.conname = 'films_id_check'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((id > 1))') THEN
    ALTER TABLE public.films DROP CONSTRAINT IF EXISTS films_id_check;
  END IF;
END
$schemadiff$;

-- drop trigger public.films.g
-- needs --allow drops-object:public.films.g: drops trigger public.films.g
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.films') AND tgname = 'g' AND NOT tgisinternal AND tgparentid = 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.films') AND tgname = 'g'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = 'CREATE TRIGGER g AFTER INSERT ON public.films FOR EACH ROW EXECUTE FUNCTION public.f()')) THEN
    RAISE EXCEPTION USING MESSAGE = 'trigger public.films.g was changed by another session since the plan was made; plan again';
  END IF;
  DROP TRIGGER IF EXISTS g ON public.films;
END
$schemadiff$;

-- drop comment on foreign table public.films
COMMENT ON FOREIGN TABLE public.films IS NULL;

-- drop comment on column public.films.title
COMMENT ON COLUMN public.films.title IS NULL;

-- alter foreign table public.films: options  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_foreign_table WHERE ftrelid = pg_catalog.to_regclass('public.films') AND ftoptions @> ARRAY['schema_name=other', 'use=yes'] AND ftoptions <@ ARRAY['schema_name=other', 'use=yes']) THEN
    ALTER FOREIGN TABLE public.films OPTIONS (DROP use, ADD table_name 'films', SET schema_name 'public');
  END IF;
END
$schemadiff$;

-- alter column public.films.id: type; alter column public.films.title: type  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.films') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.films.id was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.films') AND a.attname = 'title' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'character varying(10)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.films.title was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.films') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.films') AND a.attname = 'title' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER FOREIGN TABLE public.films
      ALTER COLUMN id TYPE integer,
      ALTER COLUMN title TYPE character varying(10);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.films.id: not null; alter column public.films.title: not null; create column public.films.gone  (after.yaml:10)
ALTER FOREIGN TABLE public.films
  ALTER COLUMN id SET NOT NULL,
  ALTER COLUMN title DROP NOT NULL,
  ADD COLUMN IF NOT EXISTS gone text,
  ALTER COLUMN title SET DEFAULT 'none';
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.films.id: fdw options  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.films') AND a.attname = 'id' AND NOT a.attisdropped AND a.attfdwoptions @> ARRAY['column_name=id', 'key=true'] AND a.attfdwoptions <@ ARRAY['column_name=id', 'key=true']) THEN
    ALTER FOREIGN TABLE public.films
      ALTER COLUMN id OPTIONS (DROP key, SET column_name 'film_id');
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create check public.films.films_id_check  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.films') AND c.conname = 'films_id_check' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.films ADD CONSTRAINT films_id_check CHECK (id > 0);
  END IF;
END
$schemadiff$;

-- alter grants on foreign table public.films: grants  (after.yaml:7)
REVOKE SELECT ON TABLE public.films FROM PUBLIC;

COMMIT;
