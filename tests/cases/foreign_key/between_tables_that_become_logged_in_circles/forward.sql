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

-- drop foreign key public.one.to_other  (after.yaml:6)
-- because of table public.other
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.one')) THEN
    LOCK TABLE ONLY public.one IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.one') AND c.conname = 'to_other' AND c.conparentid = 0
         AND c.contype = 'f')
       AND EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.other') AND relpersistence = 'u') THEN
    ALTER TABLE public.one DROP CONSTRAINT IF EXISTS to_other;
  END IF;
END
$schemadiff$;

-- drop foreign key public.other.to_third  (after.yaml:11)
-- because of table public.third
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.other')) THEN
    LOCK TABLE ONLY public.other IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other') AND c.conname = 'to_third' AND c.conparentid = 0
         AND c.contype = 'f')
       AND EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.third') AND relpersistence = 'u') THEN
    ALTER TABLE public.other DROP CONSTRAINT IF EXISTS to_third;
  END IF;
END
$schemadiff$;

-- drop foreign key public.third.to_one  (after.yaml:15)
-- because of table public.one
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.third')) THEN
    LOCK TABLE ONLY public.third IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.third') AND c.conname = 'to_one' AND c.conparentid = 0
         AND c.contype = 'f')
       AND EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.one') AND relpersistence = 'u') THEN
    ALTER TABLE public.third DROP CONSTRAINT IF EXISTS to_one;
  END IF;
END
$schemadiff$;

-- alter table public.one: unlogged  (after.yaml:2)
ALTER TABLE public.one SET LOGGED;

-- alter table public.aside: unlogged  (after.yaml:16)
ALTER TABLE public.aside SET LOGGED;

-- alter table public.other: unlogged  (after.yaml:8)
ALTER TABLE public.other SET LOGGED;

-- re-create foreign key public.one.to_other  (after.yaml:6)
-- because of table public.other
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.one') AND c.conname = 'to_other' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.one ADD CONSTRAINT to_other FOREIGN KEY (other) REFERENCES public.other(id);
  END IF;
END
$schemadiff$;

-- re-create comment on foreign key public.one.to_other  (after.yaml:6)
COMMENT ON CONSTRAINT to_other ON public.one IS 'comes back';

-- alter table public.third: unlogged  (after.yaml:12)
ALTER TABLE public.third SET LOGGED;

-- re-create foreign key public.other.to_third  (after.yaml:11)
-- because of table public.third
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other') AND c.conname = 'to_third' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.other ADD CONSTRAINT to_third FOREIGN KEY (third) REFERENCES public.third(id) DEFERRABLE INITIALLY DEFERRED;
  END IF;
END
$schemadiff$;

-- re-create foreign key public.third.to_one  (after.yaml:15)
-- because of table public.one
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.third') AND c.conname = 'to_one' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.third ADD CONSTRAINT to_one FOREIGN KEY (one) REFERENCES public.one(id);
  END IF;
END
$schemadiff$;

COMMIT;
