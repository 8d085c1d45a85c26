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

-- drop check public.t.positive  (after.yaml:7)
-- because of operator public.&&&(integer, integer)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'positive' AND c.conparentid = 0
         AND c.contype = 'c')
       AND EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.&&&(integer, integer)') AND oprcode <> 0) THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS positive;
  END IF;
END
$schemadiff$;

-- drop index public.t_of_both  (after.yaml:8)
-- because of operator public.&&&(integer, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't_of_both' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.&&&(integer, integer)') AND oprcode <> 0) THEN
    DROP INDEX IF EXISTS public.t_of_both;
  END IF;
END
$schemadiff$;

-- drop operator public.+(public.pair, integer)
-- needs --allow 'drops-object:public.+(public.pair, integer)': drops operator public.+(public.pair, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.+(public.pair, integer)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.+(public.pair, integer)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.more(public.pair, integer)')
         AND p.oprcom = 0
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.+(public.pair, integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.+(public.pair, integer);
END
$schemadiff$;

-- drop function public.more(public.pair, integer)
-- needs --allow 'drops-object:public.more(public.pair, integer)': drops function public.more(public.pair, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.more(public.pair, integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('59113c03344b41a9609246c3334f3bf1')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.more(public.pair, integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.more(public.pair, integer);
END
$schemadiff$;

-- drop composite type public.pair
-- needs --allow drops-object:public.pair: drops composite type public.pair
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'pair' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c')
       AND NOT ((SELECT array_agg(pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod) ORDER BY a.attname) FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.pair') AND a.attnum > 0 AND NOT a.attisdropped) = ARRAY['a integer']::text[]) THEN
    RAISE EXCEPTION USING MESSAGE = 'composite type public.pair was changed by another session since the plan was made; plan again';
  END IF;
  DROP TYPE IF EXISTS public.pair;
END
$schemadiff$;

-- drop view public.v  (after.yaml:9)
-- because of operator public.&&&(integer, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.&&&(integer, integer)') AND oprcode <> 0) THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop operator public.&&&(integer, integer)
-- needs --allow 'drops-object:public.&&&(integer, integer)': drops operator public.&&&(integer, integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.&&&(integer, integer)') AND oprcode <> 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_operator p
         WHERE p.oid = pg_catalog.to_regoperator('public.&&&(integer, integer)')
         AND p.oprcode = pg_catalog.to_regprocedure('public.joined(integer, integer)')
         AND p.oprcom = 0
         AND p.oprnegate = 0
         AND (p.oprcanhash, p.oprcanmerge) = (false, false))) THEN
    RAISE EXCEPTION USING MESSAGE = 'operator public.&&&(integer, integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP OPERATOR IF EXISTS public.&&&(integer, integer);
END
$schemadiff$;

-- drop function public.joined(integer, integer)
-- needs --allow 'drops-object:public.joined(integer, integer)': drops function public.joined(integer, integer)
DROP FUNCTION IF EXISTS public.joined(integer, integer);
SET LOCAL search_path = public, pg_temp;

-- re-create check public.t.positive  (after.yaml:7)
-- because of operator public.&&&(integer, integer)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'positive' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT positive CHECK (a &&& 1 > 0);
  END IF;
END
$schemadiff$;

-- re-create index public.t_of_both  (after.yaml:8)
-- because of operator public.&&&(integer, integer)
CREATE INDEX IF NOT EXISTS t_of_both ON public.t USING btree ((a &&& 2));

-- re-create view public.v  (after.yaml:9)
-- because of operator public.&&&(integer, integer)
CREATE OR REPLACE VIEW public.v AS
SELECT a &&& 3 AS n FROM public.t;

COMMIT;
