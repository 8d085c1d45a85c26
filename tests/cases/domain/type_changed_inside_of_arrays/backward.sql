-- before to after: 15 statements for PostgreSQL 18
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

-- drop default of column public.t.a  (after.yaml:9)
-- because of domain public.amount, domain public.amounts
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND a.atthasdef)
       AND (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'amount' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'numeric' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))
         OR EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'amounts' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.schemadiff_amount[]' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))) THEN
    ALTER TABLE public.t
      ALTER COLUMN a DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- alter enum public.mood: labels  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'mood' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['fine', 'sad'] THEN
    ALTER TYPE public.mood RENAME TO schemadiff_mood;
    CREATE TYPE public.mood AS ENUM ('sad', 'fine', 'glad');
  END IF;
END
$schemadiff$;

-- alter domain public.amount: type  (after.yaml:3)
-- needs --allow deletes-data:public.amount: the new type of domain public.amount can lose values
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'amount' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'numeric' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    ALTER DOMAIN public.amount RENAME TO schemadiff_amount;
    CREATE DOMAIN public.amount AS integer;
  END IF;
END
$schemadiff$;

-- alter domain public.amounts: anew  (after.yaml:4)
-- because of domain public.amount
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'amounts' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.schemadiff_amount[]' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER DOMAIN public.amounts RENAME TO schemadiff_amounts;
    CREATE DOMAIN public.amounts AS public.amount[]
      CONSTRAINT "some" CHECK (VALUE <> '{}');
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter domain public.moods: anew  (after.yaml:7)
-- because of enum public.mood
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'moods' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.schemadiff_mood[]' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    ALTER DOMAIN public.moods RENAME TO schemadiff_moods;
    CREATE DOMAIN public.moods AS public.mood[];
  END IF;
END
$schemadiff$;

-- alter domain public.more: anew  (after.yaml:5)
-- because of domain public.amounts
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'more' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.schemadiff_amounts' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    ALTER DOMAIN public.more RENAME TO schemadiff_more;
    CREATE DOMAIN public.more AS public.amounts;
  END IF;
END
$schemadiff$;

-- alter domain public.many: anew  (after.yaml:6)
-- because of domain public.more
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'many' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.schemadiff_more[]' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    ALTER DOMAIN public.many RENAME TO schemadiff_many;
    CREATE DOMAIN public.many AS public.more[];
  END IF;
END
$schemadiff$;

-- alter column public.t.a: convert; alter column public.t.b: convert; alter column public.t.c: convert; alter column public.t.d: convert; alter column public.t.e: convert; alter column public.t.f: convert; alter column public.t.g: convert; alter column public.t.h: convert  (after.yaml:9)
-- because of domain public.amounts, domain public.more, domain public.many, domain public.amount, domain public.moods
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_amounts')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_amounts[]')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'c' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_more')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'd' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_more[]')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'e' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_many')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'f' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_amount[]')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'g' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_moods')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'h' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_moods[]') THEN
    ALTER TABLE public.t
      ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE public.amounts USING a::integer[]::public.amounts,
      ALTER COLUMN b TYPE public.amounts[] USING b::text[]::public.amounts[],
      ALTER COLUMN c TYPE public.more USING c::integer[]::public.more,
      ALTER COLUMN d TYPE public.more[] USING d::text[]::public.more[],
      ALTER COLUMN e TYPE public.many USING e::text[]::public.many,
      ALTER COLUMN f TYPE public.amount[] USING f::integer[]::public.amount[],
      ALTER COLUMN g TYPE public.moods USING g::text[]::public.moods,
      ALTER COLUMN h TYPE public.moods[] USING h::text[]::public.moods[];
  END IF;
END
$schemadiff$;

-- drop domain public.schemadiff_many
DROP DOMAIN IF EXISTS public.schemadiff_many;

-- drop domain public.schemadiff_moods
DROP DOMAIN IF EXISTS public.schemadiff_moods;

-- drop enum public.schemadiff_mood
DROP TYPE IF EXISTS public.schemadiff_mood;

-- drop domain public.schemadiff_more
DROP DOMAIN IF EXISTS public.schemadiff_more;

-- drop domain public.schemadiff_amounts
DROP DOMAIN IF EXISTS public.schemadiff_amounts;

-- drop domain public.schemadiff_amount
DROP DOMAIN IF EXISTS public.schemadiff_amount;
SET LOCAL search_path = public, pg_temp;

-- re-create default of column public.t.a  (after.yaml:9)
-- because of domain public.amount, domain public.amounts
ALTER TABLE public.t
  ALTER COLUMN a SET DEFAULT '{1}';

COMMIT;
