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

-- drop foreign key public.d_left.dropped
-- needs --allow drops-object:public.d_left.dropped: drops foreign key public.d_left.dropped
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.d_left')) THEN
    LOCK TABLE ONLY public.d_left IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.d_left') AND c.conname = 'dropped' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.d_left') AND c.conname = 'dropped'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (id) REFERENCES public.b_near(id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.d_left.dropped was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.d_left DROP CONSTRAINT IF EXISTS dropped;
END
$schemadiff$;

-- drop foreign key public.g_other.otherwise  (after.yaml:25)
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
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (id) REFERENCES public.c_root(id)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.g_other') AND c.conname = 'otherwise'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (id) REFERENCES public.c_root(id) ON DELETE CASCADE')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.g_other.otherwise was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.g_other') AND c.conname = 'otherwise'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (id) REFERENCES public.c_root(id)') THEN
    ALTER TABLE public.g_other DROP CONSTRAINT IF EXISTS otherwise;
  END IF;
END
$schemadiff$;

-- alter table public.c_root: unlogged  (after.yaml:11)
ALTER TABLE public.c_root SET LOGGED;

-- alter table public.b_near: unlogged  (after.yaml:5)
ALTER TABLE public.b_near SET LOGGED;

-- alter table public.a_far: unlogged  (after.yaml:2)
ALTER TABLE public.a_far SET LOGGED;

-- alter foreign key public.b_near.stays: deferrable  (after.yaml:9)
ALTER TABLE public.b_near ALTER CONSTRAINT stays DEFERRABLE INITIALLY IMMEDIATE;

-- create foreign key public.e_logged.created  (after.yaml:19)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.e_logged')) THEN
    LOCK TABLE ONLY public.e_logged IN SHARE ROW EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.e_logged') AND c.conname = 'created' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.e_logged ADD CONSTRAINT created FOREIGN KEY (id) REFERENCES public.b_near(id);
  END IF;
END
$schemadiff$;

-- alter table public.f_joins: unlogged  (after.yaml:20)
ALTER TABLE public.f_joins SET LOGGED;

-- create foreign key public.f_joins.created  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.f_joins')) THEN
    LOCK TABLE ONLY public.f_joins IN SHARE ROW EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.f_joins') AND c.conname = 'created' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.f_joins ADD CONSTRAINT created FOREIGN KEY (id) REFERENCES public.c_root(id);
  END IF;
END
$schemadiff$;

-- alter table public.g_other: unlogged  (after.yaml:23)
ALTER TABLE public.g_other SET LOGGED;

-- re-create foreign key public.g_other.otherwise  (after.yaml:25)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.g_other') AND c.conname = 'otherwise' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.g_other ADD CONSTRAINT otherwise FOREIGN KEY (id) REFERENCES public.c_root(id) ON DELETE CASCADE;
  END IF;
END
$schemadiff$;

COMMIT;
