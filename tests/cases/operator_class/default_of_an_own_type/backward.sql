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

-- drop index public.t_a
-- needs --allow drops-object:public.t_a: drops index public.t_a
DROP INDEX IF EXISTS public.t_a;

-- drop operator class public.mood_ops(btree)
-- needs --allow drops-object:public.mood_ops: drops operator class public.mood_ops(btree)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'mood_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    DROP OPERATOR CLASS IF EXISTS public.mood_ops USING btree;
  END IF;
END
$schemadiff$;

-- drop function public.compare(public.mood, public.mood)
-- needs --allow drops-object:public.compare: drops function public.compare(public.mood, public.mood)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.compare(public.mood, public.mood)')
         AND pg_catalog.md5(p.prosrc) NOT IN ('41d414ba9281e031bf600086f20d1730')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.compare(public.mood, public.mood) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.compare(public.mood, public.mood);
END
$schemadiff$;

-- drop operator public.<(public.mood, public.mood)
-- needs --allow 'drops-object:public.<': drops operator public.<(public.mood, public.mood)
DROP OPERATOR IF EXISTS public.<(public.mood, public.mood);

-- drop function public.below(public.mood, public.mood)
-- needs --allow drops-object:public.below: drops function public.below(public.mood, public.mood)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.below(public.mood, public.mood)')
         AND pg_catalog.md5(p.prosrc) NOT IN ('2a856fc32ba0a955dab0fe6de2ebb764')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.below(public.mood, public.mood) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.below(public.mood, public.mood);
END
$schemadiff$;

-- drop operator public.=(public.mood, public.mood)
-- needs --allow drops-object:public.=: drops operator public.=(public.mood, public.mood)
DROP OPERATOR IF EXISTS public.=(public.mood, public.mood);

-- drop function public.same(public.mood, public.mood)
-- needs --allow drops-object:public.same: drops function public.same(public.mood, public.mood)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.same(public.mood, public.mood)')
         AND pg_catalog.md5(p.prosrc) NOT IN ('e2bbce102f8d152bdde7d1e426ecb427')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.same(public.mood, public.mood) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.same(public.mood, public.mood);
END
$schemadiff$;

-- drop operator family public.mood_ops(btree)
-- needs --allow drops-object:public.mood_ops: drops operator family public.mood_ops(btree)
DROP OPERATOR FAMILY IF EXISTS public.mood_ops USING btree;

COMMIT;
