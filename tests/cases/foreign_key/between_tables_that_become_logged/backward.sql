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

-- drop foreign key public.e_logged.created
-- needs --allow drops-object:public.e_logged.created: drops foreign key public.e_logged.created
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.e_logged')) THEN
    LOCK TABLE ONLY public.e_logged IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.e_logged') AND c.conname = 'created' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.e_logged') AND c.conname = 'created'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (id) REFERENCES public.b_near(id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.e_logged.created was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.e_logged DROP CONSTRAINT IF EXISTS created;
END
$schemadiff$;

-- drop foreign key public.f_joins.created
-- needs --allow drops-object:public.f_joins.created: drops foreign key public.f_joins.created
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.f_joins')) THEN
    LOCK TABLE ONLY public.f_joins IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.f_joins') AND c.conname = 'created' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.f_joins') AND c.conname = 'created'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (id) REFERENCES public.c_root(id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.f_joins.created was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.f_joins DROP CONSTRAINT IF EXISTS created;
END
$schemadiff$;

-- drop foreign key public.g_other.otherwise  (after.yaml:30)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.g_other')) THEN
    LOCK TABLE ONLY public.g_other IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.g_other') AND c.conname = 'otherwise' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.g_other') AND c.conname = 'otherwise'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (id) REFERENCES public.c_root(id) ON DELETE CASCADE'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.g_other') AND c.conname = 'otherwise'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (id) REFERENCES public.c_root(id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.g_other.otherwise was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.g_other') AND c.conname = 'otherwise'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (id) REFERENCES public.c_root(id) ON DELETE CASCADE') THEN
    ALTER TABLE public.g_other DROP CONSTRAINT IF EXISTS otherwise;
  END IF;
END
$schemadiff$;

-- alter table public.a_far: unlogged  (after.yaml:3)
ALTER TABLE public.a_far SET UNLOGGED;

-- alter table public.b_near: unlogged  (after.yaml:7)
ALTER TABLE public.b_near SET UNLOGGED;

-- alter table public.c_root: unlogged  (after.yaml:14)
ALTER TABLE public.c_root SET UNLOGGED;

-- alter foreign key public.b_near.stays: deferrable  (after.yaml:12)
ALTER TABLE public.b_near ALTER CONSTRAINT stays NOT DEFERRABLE INITIALLY IMMEDIATE;

-- create foreign key public.d_left.dropped  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.d_left')) THEN
    LOCK TABLE ONLY public.d_left IN SHARE ROW EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.d_left') AND c.conname = 'dropped' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.d_left ADD CONSTRAINT dropped FOREIGN KEY (id) REFERENCES public.b_near(id);
  END IF;
END
$schemadiff$;

-- alter table public.f_joins: unlogged  (after.yaml:24)
ALTER TABLE public.f_joins SET UNLOGGED;

-- alter table public.g_other: unlogged  (after.yaml:27)
ALTER TABLE public.g_other SET UNLOGGED;

-- re-create foreign key public.g_other.otherwise  (after.yaml:30)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.g_other') AND c.conname = 'otherwise' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.g_other ADD CONSTRAINT otherwise FOREIGN KEY (id) REFERENCES public.c_root(id);
  END IF;
END
$schemadiff$;

COMMIT;
