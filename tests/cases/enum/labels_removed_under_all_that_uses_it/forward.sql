-- before to after: 29 statements for PostgreSQL 18
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

-- drop column public.t.computed  (after.yaml:14)
-- because of column public.t.m, function public.f(public.mood)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'computed' AND NOT a.attisdropped)
       AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'm' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood')
         OR (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'meh', 'ok', 'happy']) THEN
    ALTER TABLE public.t
      DROP COLUMN IF EXISTS computed;
  END IF;
END
$schemadiff$;

-- drop default of column public.t.before  (after.yaml:11)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'before' AND a.atthasdef)
       AND (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'meh', 'ok', 'happy'] THEN
    ALTER TABLE public.t
      ALTER COLUMN before DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop default of column public.t.label  (after.yaml:13)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'label' AND a.atthasdef)
       AND (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'meh', 'ok', 'happy'] THEN
    ALTER TABLE public.t
      ALTER COLUMN label DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop default of column public.t.m  (after.yaml:9)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'm' AND a.atthasdef)
       AND (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'meh', 'ok', 'happy'] THEN
    ALTER TABLE public.t
      ALTER COLUMN m DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop check public.t.c  (after.yaml:16)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c' AND c.conparentid = 0
         AND c.contype = 'c')
       AND (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'meh', 'ok', 'happy'] THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS c;
  END IF;
END
$schemadiff$;

-- drop foreign key public.t.t_n_fkey  (after.yaml:10)
-- because of column public.parent.m, column public.t.n
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_n_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parent') AND a.attname = 'm' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood')
         OR (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'meh', 'ok', 'happy']
         OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'n' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood')) THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_n_fkey;
  END IF;
END
$schemadiff$;

-- drop index public.i  (after.yaml:19)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'i' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'meh', 'ok', 'happy'] THEN
    DROP INDEX IF EXISTS public.i;
  END IF;
END
$schemadiff$;

-- drop function public.f(public.mood)  (after.yaml:23)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.f(public.mood)') AND prokind IN ('f', 'w'))
       AND (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'meh', 'ok', 'happy'] THEN
    DROP FUNCTION IF EXISTS public.f(public.mood);
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:25)
-- because of column public.t.m, enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'm' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood')
         OR (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'meh', 'ok', 'happy']) THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop view public.w  (after.yaml:26)
-- because of column public.t.own, domain public.my_mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'w' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.w RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'w' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'own' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_my_mood')
         OR EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'my_mood' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.schemadiff_mood' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))
         OR (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'meh', 'ok', 'happy']) THEN
    DROP VIEW IF EXISTS public.w;
  END IF;
END
$schemadiff$;

-- alter enum public.mood: labels  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['sad', 'meh', 'ok', 'happy'] THEN
    ALTER TYPE public.mood RENAME TO schemadiff_mood;
    CREATE TYPE public.mood AS ENUM ('happy', 'ok', 'sad');
  END IF;
END
$schemadiff$;

-- re-create comment on enum public.mood  (after.yaml:2)
COMMENT ON TYPE public.mood IS 'how it is';

-- alter domain public.my_mood: anew  (after.yaml:4)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'my_mood' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.schemadiff_mood' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER DOMAIN public.my_mood RENAME TO schemadiff_my_mood;
    ALTER DOMAIN public.schemadiff_my_mood RENAME CONSTRAINT my_mood_not_null TO schemadiff_my_mood_not_null;
    CREATE DOMAIN public.my_mood AS public.mood DEFAULT 'ok' NOT NULL
      CONSTRAINT c CHECK (VALUE <> 'sad');
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter column public.parent.m: convert  (after.yaml:6)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parent')) THEN
    LOCK TABLE ONLY public.parent IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parent') AND a.attname = 'm' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood') THEN
    ALTER TABLE public.parent
      ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
  END IF;
END
$schemadiff$;

-- alter column public.t.m: convert; alter column public.t.n: convert; alter column public.t.before: convert; alter column public.t.own: convert  (after.yaml:9)
-- because of enum public.mood, domain public.my_mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'm' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'n' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'before' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_mood[]')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'own' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_my_mood') THEN
    ALTER TABLE public.t
      ALTER COLUMN m DROP DEFAULT, ALTER COLUMN m TYPE public.mood USING m::text::public.mood,
      ALTER COLUMN n TYPE public.mood USING n::text::public.mood,
      ALTER COLUMN before DROP DEFAULT, ALTER COLUMN before TYPE public.mood[] USING before::text[]::public.mood[],
      ALTER COLUMN own TYPE public.my_mood USING own::text::public.my_mood;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create default of column public.t.before  (after.yaml:11)
-- because of enum public.mood
ALTER TABLE public.t
  ALTER COLUMN before SET DEFAULT ARRAY['ok'::public.mood];

-- re-create default of column public.t.label  (after.yaml:13)
-- because of enum public.mood
ALTER TABLE public.t
  ALTER COLUMN label SET DEFAULT 'happy'::public.mood::text;

-- re-create default of column public.t.m  (after.yaml:9)
-- because of enum public.mood
ALTER TABLE public.t
  ALTER COLUMN m SET DEFAULT 'ok';

-- re-create check public.t.c  (after.yaml:16)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'c' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT c CHECK (m <> 'sad');
  END IF;
END
$schemadiff$;

-- re-create foreign key public.t.t_n_fkey  (after.yaml:10)
-- because of column public.parent.m, column public.t.n
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_n_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.t ADD CONSTRAINT t_n_fkey FOREIGN KEY (n) REFERENCES public.parent(m);
  END IF;
END
$schemadiff$;

-- re-create index public.i  (after.yaml:19)
-- because of enum public.mood
CREATE INDEX IF NOT EXISTS i ON public.t USING btree (m) WHERE (m = 'ok');
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.u.own: convert  (after.yaml:21)
-- because of domain public.my_mood
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.u')) THEN
    LOCK TABLE ONLY public.u IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.u') AND a.attname = 'own' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_my_mood[]') THEN
    ALTER TABLE public.u
      ALTER COLUMN own TYPE public.my_mood[] USING own::text[]::public.my_mood[];
  END IF;
END
$schemadiff$;

-- drop domain public.schemadiff_my_mood
DROP DOMAIN IF EXISTS public.schemadiff_my_mood;

-- drop enum public.schemadiff_mood
DROP TYPE IF EXISTS public.schemadiff_mood;
SET LOCAL search_path = public, pg_temp;

-- re-create function public.f(public.mood)  (after.yaml:23)
-- because of enum public.mood
CREATE OR REPLACE FUNCTION public.f(m public.mood)
RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN m = 'ok'::public.mood THEN 'x' ELSE 'y' END;

-- re-create column public.t.computed  (after.yaml:14)
-- because of column public.t.m, function public.f(public.mood)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS computed text GENERATED ALWAYS AS (public.f(m)) STORED;

-- re-create view public.v  (after.yaml:25)
-- because of column public.t.m, enum public.mood
CREATE OR REPLACE VIEW public.v AS
SELECT m, count(*) AS n FROM public.t WHERE m > 'sad' GROUP BY m;

-- re-create comment on view public.v  (after.yaml:25)
COMMENT ON VIEW public.v IS 'of them';

-- re-create view public.w  (after.yaml:26)
-- because of column public.t.own, domain public.my_mood
CREATE OR REPLACE VIEW public.w AS
SELECT own FROM public.t;

COMMIT;
