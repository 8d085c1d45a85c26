-- before to after: 7 statements for PostgreSQL 18
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
SET LOCAL search_path = public, pg_temp;

-- create function public.first_one()  (after.yaml:7)
CREATE OR REPLACE FUNCTION public.first_one()
RETURNS integer
LANGUAGE sql
RETURN 1;

-- create function public.is_positive(integer)  (after.yaml:6)
CREATE OR REPLACE FUNCTION public.is_positive(v integer)
RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN v > 0;

-- create domain public.positive  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'positive' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd') THEN
    CREATE DOMAIN public.positive AS integer DEFAULT public.first_one()
      CONSTRAINT ok CHECK (public.is_positive(VALUE));
  END IF;
END
$schemadiff$;

-- create domain public.small  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'small' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd') THEN
    CREATE DOMAIN public.small AS public.positive DEFAULT public.first_one()
      CONSTRAINT small_check CHECK (VALUE < 10);
  END IF;
END
$schemadiff$;

-- create domain public.without  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'without' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd') THEN
    CREATE DOMAIN public.without AS public.positive DEFAULT NULL;
  END IF;
END
$schemadiff$;

-- create column public.t.b; create column public.t.c  (after.yaml:8)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS b public.small,
  ADD COLUMN IF NOT EXISTS c public.positive[] DEFAULT ARRAY[1::public.positive];

-- create check public.t.k  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT k CHECK (b::public.positive > 0);
  END IF;
END
$schemadiff$;

COMMIT;
