-- before to after: 11 statements for PostgreSQL 18
-- warning: after.yaml:13:7: column public.films.added is created and column public.films.gone is dropped, and their types are equal
--     if this is a rename, write `renamed_from: gone`
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

-- drop column public.films.gone; drop default of column public.films.title
-- needs --allow drops-object:public.films.gone: drops column public.films.gone
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.films') AND a.attname = 'gone' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.films') AND a.attname = 'gone' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.films.gone was changed by another session since the plan was made; plan again';
  END IF;
  ALTER FOREIGN TABLE public.films
    DROP COLUMN IF EXISTS gone,
    ALTER COLUMN title DROP DEFAULT;
END
$schemadiff$;

-- drop check public.films.films_id_check  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.films') AND c.conname = 'films_id_check' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((id > 0))', 'CHECK ((id > 1))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.films.films_id_check was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.films') AND c.conname = 'films_id_check'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((id > 0))') THEN
    ALTER TABLE public.films DROP CONSTRAINT IF EXISTS films_id_check;
  END IF;
END
$schemadiff$;

-- alter foreign table public.films: options  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_foreign_table WHERE ftrelid = pg_catalog.to_regclass('public.films') AND ftoptions @> ARRAY['schema_name=public', 'table_name=films'] AND ftoptions <@ ARRAY['schema_name=public', 'table_name=films']) THEN
    ALTER FOREIGN TABLE public.films OPTIONS (DROP table_name, ADD use 'yes', SET schema_name 'other');
  END IF;
END
$schemadiff$;

-- alter column public.films.id: type; alter column public.films.title: type  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.films') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'bigint')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.films.id was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.films') AND a.attname = 'title' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('character varying(10)', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.films.title was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.films') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.films') AND a.attname = 'title' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'character varying(10)') THEN
    ALTER FOREIGN TABLE public.films
      ALTER COLUMN id TYPE bigint,
      ALTER COLUMN title DROP DEFAULT, ALTER COLUMN title TYPE integer;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.films.id: not null; alter column public.films.title: not null; create column public.films.added  (after.yaml:11)
ALTER FOREIGN TABLE public.films
  ALTER COLUMN id DROP NOT NULL,
  ALTER COLUMN title SET NOT NULL,
  ADD COLUMN IF NOT EXISTS added text OPTIONS (a 'b') NOT NULL DEFAULT 'x';
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.films.id: fdw options  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.films') AND a.attname = 'id' AND NOT a.attisdropped AND a.attfdwoptions @> ARRAY['column_name=film_id'] AND a.attfdwoptions <@ ARRAY['column_name=film_id']) THEN
    ALTER FOREIGN TABLE public.films
      ALTER COLUMN id OPTIONS (ADD key 'true', SET column_name 'id');
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create check public.films.films_id_check  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.films') AND c.conname = 'films_id_check' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.films ADD CONSTRAINT films_id_check CHECK (id > 1);
  END IF;
END
$schemadiff$;

-- create trigger public.films.g  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.films') AND tgname = 'g' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER g AFTER INSERT ON public.films FOR EACH ROW EXECUTE FUNCTION public.f();
  END IF;
END
$schemadiff$;

-- create comment on foreign table public.films  (after.yaml:6)
COMMENT ON FOREIGN TABLE public.films IS 'Elsewhere';

-- create comment on column public.films.title  (after.yaml:12)
COMMENT ON COLUMN public.films.title IS 'Their name';

-- create grants on foreign table public.films  (after.yaml:7)
-- needs --allow weakens-security:public.films: grants on foreign table public.films give PUBLIC select
GRANT SELECT ON TABLE public.films TO PUBLIC;

COMMIT;
