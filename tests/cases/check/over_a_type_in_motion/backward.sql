-- before to after: 5 statements for PostgreSQL 18
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

-- rename composite type public.address to place  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'address' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'place' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c') THEN
    ALTER TYPE public.address RENAME TO place;
  END IF;
END
$schemadiff$;

-- drop check public.t.one  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'one'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK (((c IS NOT NULL) OR (b IS NULL)))')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 16420, 0)).object_names, '.') IN ('public.t.one')) THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS one;
  END IF;
END
$schemadiff$;

-- drop column public.t.c
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'c' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  ALTER TABLE public.t
    DROP COLUMN IF EXISTS c;
END
$schemadiff$;

-- drop composite type public.colour
-- needs --allow drops-object:public.colour: drops composite type public.colour
DROP TYPE IF EXISTS public.colour;
SET LOCAL search_path = public, pg_temp;

-- re-create check public.t.one  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'one' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT one CHECK (a > 0);
  END IF;
END
$schemadiff$;

COMMIT;
