-- before to after: 4 statements for PostgreSQL 18
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

-- rename attribute public.ct.b to a  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.ct') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.ct') AND a.attname = 'a' AND NOT a.attisdropped) THEN
    ALTER TYPE public.ct RENAME ATTRIBUTE b TO a CASCADE;
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.t'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.t NOT OF;
      END IF;
      ALTER TABLE public.t RENAME CONSTRAINT t_b_not_null TO t_a_not_null;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.t', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- rename attribute public.ct.y to schemadiff_y  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 16464, 3)).object_names, '.') IN ('public.ct.y')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.ct') AND a.attname = 'schemadiff_y' AND NOT a.attisdropped) THEN
    ALTER TYPE public.ct RENAME ATTRIBUTE y TO schemadiff_y CASCADE;
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.t'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.t NOT OF;
      END IF;
      ALTER TABLE public.t RENAME CONSTRAINT t_y_not_null TO t_schemadiff_y_not_null;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.t', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- rename attribute public.ct.x to y  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.ct') AND a.attname = 'x' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.ct') AND a.attname = 'y' AND NOT a.attisdropped) THEN
    ALTER TYPE public.ct RENAME ATTRIBUTE x TO y CASCADE;
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.t'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.t NOT OF;
      END IF;
      ALTER TABLE public.t RENAME CONSTRAINT t_x_not_null TO t_y_not_null;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.t', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- rename attribute public.ct.schemadiff_y to x  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.ct') AND a.attname = 'schemadiff_y' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.ct') AND a.attname = 'x' AND NOT a.attisdropped) THEN
    ALTER TYPE public.ct RENAME ATTRIBUTE schemadiff_y TO x CASCADE;
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.t'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.t NOT OF;
      END IF;
      ALTER TABLE public.t RENAME CONSTRAINT t_schemadiff_y_not_null TO t_x_not_null;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.t', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

COMMIT;
