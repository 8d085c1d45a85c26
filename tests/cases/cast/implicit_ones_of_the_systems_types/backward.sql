-- before to after: 11 statements for PostgreSQL 18
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

-- drop domain public.a_digit
-- needs --allow drops-object:public.a_digit: drops domain public.a_digit
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'a_digit' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'a_digit' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'integer' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain public.a_digit was changed by another session since the plan was made; plan again';
  END IF;
  DROP DOMAIN IF EXISTS public.a_digit;
END
$schemadiff$;

-- drop column public.a.g; drop column public.a.d
-- needs --allow drops-object:public.a.g: drops column public.a.g
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a')) THEN
    LOCK TABLE ONLY public.a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.a') AND a.attname = 'g' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.a') AND a.attname = 'g' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = 's'
         AND (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) = 'upper((n)::text)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.a.g was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.a') AND a.attname = 'd' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.a) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.a has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.a') AND a.attname = 'd' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.a') AND a.attname = 'd' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.a.d was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.a
    DROP COLUMN IF EXISTS g,
    DROP COLUMN IF EXISTS d;
END
$schemadiff$;

-- drop check public.a.short
-- needs --allow drops-object:public.a.short: drops check public.a.short
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.a') AND c.conname = 'short' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((length((n)::text) < 5))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.a.short was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.a DROP CONSTRAINT IF EXISTS short;
END
$schemadiff$;

-- drop index public.a_upper
-- needs --allow drops-object:public.a_upper: drops index public.a_upper
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'a_upper' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.a') AND c.relname = 'a_upper'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 30) = 'USING btree (upper((n)::text))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.a_upper was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.a_upper;
END
$schemadiff$;

-- drop policy public.a.own
-- needs --allow drops-object:public.a.own: drops policy public.a.own
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.a') AND polname = 'own')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.a') AND polname = 'own'
         AND polcmd = '*' AND polpermissive
         AND pg_catalog.pg_get_expr(polqual, polrelid) = '(code = (n)::text)'
         AND polwithcheck IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'policy public.a.own was changed by another session since the plan was made; plan again';
  END IF;
  DROP POLICY IF EXISTS own ON public.a;
END
$schemadiff$;

-- drop function public.a_caller(integer)
-- needs --allow 'drops-object:public.a_caller(integer)': drops function public.a_caller(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.a_caller(integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('53dcfa75d475f213da57c60f765109f4')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.a_caller(integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.a_caller(integer);
END
$schemadiff$;

-- drop function public.a_constant()
-- needs --allow 'drops-object:public.a_constant()': drops function public.a_constant()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.a_constant()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('942f031cc79920043cb9bf84cd9ee00d')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.a_constant() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.a_constant();
END
$schemadiff$;

-- drop function public.a_returning(integer)
-- needs --allow 'drops-object:public.a_returning(integer)': drops function public.a_returning(integer)
DROP FUNCTION IF EXISTS public.a_returning(integer);

-- drop view public.a_view
-- needs --allow drops-object:public.a_view: drops view public.a_view
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'a_view' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.a_view RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.a_view') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('1a12812c6b4326cdca1b373f2408a676')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.a_view was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS public.a_view;
END
$schemadiff$;

-- drop cast integer AS text
-- needs --allow 'drops-object:integer AS text': drops cast integer AS text
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('integer') AND casttarget = pg_catalog.to_regtype('text'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype('integer') AND casttarget = pg_catalog.to_regtype('text')
         AND castcontext = 'i' AND castmethod = 'f' AND castfunc = pg_catalog.to_regprocedure('public.int_to_text(integer)'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'cast integer AS text was changed by another session since the plan was made; plan again';
  END IF;
  DROP CAST IF EXISTS (integer AS text);
END
$schemadiff$;

-- drop function public.int_to_text(integer)
-- needs --allow 'drops-object:public.int_to_text(integer)': drops function public.int_to_text(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.int_to_text(integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('026d40c340757cd95ebd13c89a51888b')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.int_to_text(integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.int_to_text(integer);
END
$schemadiff$;

COMMIT;
