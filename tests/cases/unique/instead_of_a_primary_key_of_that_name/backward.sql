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

-- drop unique public.t.t_key
-- needs --allow drops-object:public.t.t_key: drops unique public.t.t_key
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (c)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.t.t_key was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_key;
  END IF;
END
$schemadiff$;

-- drop primary key public.u.u_key
-- needs --allow drops-object:public.u.u_key: drops primary key public.u.u_key
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.u')) THEN
    LOCK TABLE ONLY public.u IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.u') AND c.conname = 'u_key' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.u') AND c.conname = 'u_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (c) DEFERRABLE')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.u.u_key was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.u') AND c.conname = 'u_key' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.u DROP CONSTRAINT IF EXISTS u_key;
  END IF;
END
$schemadiff$;

-- create primary key public.t.t_key  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_key' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.t ADD CONSTRAINT t_key PRIMARY KEY (c);
  END IF;
END
$schemadiff$;

-- create unique public.u.u_key  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.u') AND c.conname = 'u_key' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.u ADD CONSTRAINT u_key UNIQUE (c) DEFERRABLE;
  END IF;
END
$schemadiff$;

COMMIT;
