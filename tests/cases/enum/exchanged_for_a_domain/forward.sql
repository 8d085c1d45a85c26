-- before to after: 16 statements for PostgreSQL 18
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

-- drop column public.t.g  (after.yaml:7)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'g' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'mood' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'e') THEN
    ALTER TABLE public.t
      DROP COLUMN IF EXISTS g;
  END IF;
END
$schemadiff$;

-- drop default of column public.t.a  (after.yaml:6)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND a.atthasdef)
       AND EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'mood' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'e') THEN
    ALTER TABLE public.t
      ALTER COLUMN a DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop check public.t.t_c  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_c'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a <> (''sad''::public.mood)::text))') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_c;
  END IF;
END
$schemadiff$;

-- drop policy public.t.p  (after.yaml:10)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.t') AND polname = 'p')
       AND EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'mood' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'e') THEN
    DROP POLICY IF EXISTS p ON public.t;
  END IF;
END
$schemadiff$;

-- drop rule public.t.r  (after.yaml:9)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = pg_catalog.to_regclass('public.t') AND rulename = 'r')
       AND EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'mood' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'e') THEN
    DROP RULE IF EXISTS r ON public.t;
  END IF;
END
$schemadiff$;

-- drop function public.f(public.mood)  (after.yaml:12)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.f(public.mood)') AND prokind IN ('f', 'w'))
       AND EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'mood' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'e') THEN
    DROP FUNCTION IF EXISTS public.f(public.mood);
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.v')), E' \n'), ';')) = '4e874c71899f1bf5d45562505332b54b' THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop enum public.mood
-- needs --allow drops-object:public.mood: drops enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'mood' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'e')
       AND NOT ((SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'fine']) THEN
    RAISE EXCEPTION USING MESSAGE = 'enum public.mood was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'mood' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'e') THEN
    DROP TYPE IF EXISTS public.mood;
  END IF;
END
$schemadiff$;

-- create domain public.mood  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd') THEN
    CREATE DOMAIN public.mood AS text;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create column public.t.g  (after.yaml:7)
-- because of enum public.mood
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS g boolean GENERATED ALWAYS AS ('fine'::public.mood IS NULL OR id > 0) STORED;

-- re-create default of column public.t.a  (after.yaml:6)
-- because of enum public.mood
ALTER TABLE public.t
  ALTER COLUMN a SET DEFAULT ('fine'::public.mood)::text;

-- re-create check public.t.t_c  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_c' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT t_c CHECK (a <> 'sad'::public.mood::text);
  END IF;
END
$schemadiff$;

-- re-create policy public.t.p  (after.yaml:10)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.t') AND polname = 'p') THEN
    CREATE POLICY p ON public.t
      USING (a = 'sad'::public.mood::text);
  END IF;
END
$schemadiff$;

-- re-create rule public.t.r  (after.yaml:9)
-- because of enum public.mood
CREATE OR REPLACE RULE r AS ON DELETE TO public.t
  WHERE ('sad'::public.mood IS NULL)
  DO INSTEAD NOTHING;

-- re-create function public.f(public.mood)  (after.yaml:12)
-- because of enum public.mood
CREATE OR REPLACE FUNCTION public.f(m public.mood)
RETURNS public.mood
LANGUAGE sql
AS $function$SELECT m$function$;

-- re-create view public.v  (after.yaml:11)
CREATE OR REPLACE VIEW public.v AS
SELECT 'sad'::public.mood AS m;

COMMIT;
