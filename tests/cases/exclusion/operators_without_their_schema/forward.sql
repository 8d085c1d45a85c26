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

-- drop exclusion public.t.own_type  (after.yaml:19)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'own_type'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'EXCLUDE USING btree (b public.pairs WITH OPERATOR(public.=))') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS own_type;
  END IF;
END
$schemadiff$;

-- drop exclusion public.t.built_in  (after.yaml:20)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'built_in' AND c.conparentid = 0
         AND c.contype = 'x')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'built_in'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'EXCLUDE USING btree (a WITH =)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'built_in'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'EXCLUDE USING btree (a public.numbers WITH OPERATOR(public.===))'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'built_in'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'EXCLUDE USING btree (a WITH OPERATOR(public.===))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'exclusion public.t.built_in was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'built_in'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'EXCLUDE USING btree (a WITH =)') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS built_in;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create exclusion public.t.own_type  (after.yaml:19)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'own_type' AND c.conparentid = 0
         AND c.contype = 'x') THEN
    ALTER TABLE public.t ADD CONSTRAINT own_type EXCLUDE USING btree (b public.pairs WITH OPERATOR(public.=)) WHERE (a > 0);
  END IF;
END
$schemadiff$;

-- re-create exclusion public.t.built_in  (after.yaml:20)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'built_in' AND c.conparentid = 0
         AND c.contype = 'x') THEN
    ALTER TABLE public.t ADD CONSTRAINT built_in EXCLUDE USING btree (a public.numbers WITH OPERATOR(public.===));
  END IF;
END
$schemadiff$;

COMMIT;
