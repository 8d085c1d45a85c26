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

-- drop domain check public.amount.d
-- needs --allow drops-object:public.amount.d: drops domain check public.amount.d
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.amount') AND c.conname = 'd' AND c.contype = 'c')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.amount') AND c.conname = 'd' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '(VALUE < ''10000000000''::bigint)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain check public.amount.d was changed by another session since the plan was made; plan again';
  END IF;
  ALTER DOMAIN public.amount DROP CONSTRAINT IF EXISTS d;
END
$schemadiff$;

-- drop default of column public.t.c  (after.yaml:3)
-- because of domain public.amount
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'c' AND a.atthasdef)
       AND EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'amount' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'bigint' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    ALTER TABLE public.t
      ALTER COLUMN c DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:4)
-- because of column public.t.a, domain public.amount
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_amount')
         OR EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'amount' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'bigint' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))) THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- alter domain public.amount: type  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'amount' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'bigint' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER DOMAIN public.amount RENAME TO schemadiff_amount;
    CREATE DOMAIN public.amount AS integer DEFAULT 0
      CONSTRAINT c CHECK (VALUE >= 0);
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- re-create comment on domain public.amount  (after.yaml:2)
COMMENT ON DOMAIN public.amount IS 'money';

-- re-create grants on domain public.amount  (after.yaml:2)
REVOKE USAGE ON DOMAIN public.amount FROM PUBLIC;

-- alter column public.t.a: convert; alter column public.t.b: convert; alter column public.t.c: convert  (after.yaml:3)
-- because of domain public.amount
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_amount')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_amount[]')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'c' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_amount') THEN
    ALTER TABLE public.t
      ALTER COLUMN a TYPE public.amount USING a::integer::public.amount,
      ALTER COLUMN b TYPE public.amount[] USING b::integer[]::public.amount[],
      ALTER COLUMN c DROP DEFAULT, ALTER COLUMN c TYPE public.amount USING c::integer::public.amount;
  END IF;
END
$schemadiff$;

-- drop domain public.schemadiff_amount
DROP DOMAIN IF EXISTS public.schemadiff_amount;
SET LOCAL search_path = public, pg_temp;

-- re-create default of column public.t.c  (after.yaml:3)
-- because of domain public.amount
ALTER TABLE public.t
  ALTER COLUMN c SET DEFAULT 5;

-- re-create view public.v  (after.yaml:4)
-- because of column public.t.a, domain public.amount
CREATE OR REPLACE VIEW public.v AS
SELECT a FROM public.t;

COMMIT;
