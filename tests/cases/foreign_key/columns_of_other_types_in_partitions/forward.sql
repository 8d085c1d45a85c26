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

-- drop foreign key public.guests.guests_plan_fkey  (after.yaml:14)
-- because of column public.guests.plan, column public.plans.id, column public.plans_1.id, column public.plans_2.id
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.guests')) THEN
    LOCK TABLE ONLY public.guests IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.guests') AND c.conname = 'guests_plan_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.guests') AND a.attname = 'plan' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric')
         OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric')) THEN
    ALTER TABLE public.guests DROP CONSTRAINT IF EXISTS guests_plan_fkey;
  END IF;
END
$schemadiff$;

-- drop foreign key public.users.users_plan_fkey  (after.yaml:10)
-- because of column public.plans.id, column public.plans_1.id, column public.plans_2.id, column public.users.plan
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.users')) THEN
    LOCK TABLE ONLY public.users IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.users') AND c.conname = 'users_plan_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric')
         OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.users') AND a.attname = 'plan' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric')) THEN
    ALTER TABLE public.users DROP CONSTRAINT IF EXISTS users_plan_fkey;
  END IF;
END
$schemadiff$;

-- alter column public.guests.plan: type  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.guests') AND a.attname = 'plan' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric')
       AND EXISTS (SELECT FROM public.guests) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.guests has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.guests') AND a.attname = 'plan' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('numeric', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.guests.plan was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.guests') AND a.attname = 'plan' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric') THEN
    ALTER TABLE public.guests
      ALTER COLUMN plan TYPE integer;
  END IF;
END
$schemadiff$;

-- alter column public.plans.id: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.plans')) THEN
    LOCK TABLE ONLY public.plans IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric')
       AND EXISTS (SELECT FROM public.plans) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.plans has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('numeric', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.plans.id was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric') THEN
    ALTER TABLE public.plans
      ALTER COLUMN id TYPE integer;
  END IF;
END
$schemadiff$;

-- re-create foreign key public.guests.guests_plan_fkey  (after.yaml:14)
-- because of column public.guests.plan, column public.plans.id, column public.plans_1.id, column public.plans_2.id
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.guests') AND c.conname = 'guests_plan_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.guests ADD CONSTRAINT guests_plan_fkey FOREIGN KEY (region, plan) REFERENCES public.plans(region, id);
  END IF;
END
$schemadiff$;

-- alter column public.users.plan: type  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.users') AND a.attname = 'plan' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric')
       AND EXISTS (SELECT FROM public.users) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.users has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.users') AND a.attname = 'plan' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('numeric', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.users.plan was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.users') AND a.attname = 'plan' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric') THEN
    ALTER TABLE public.users
      ALTER COLUMN plan TYPE integer;
  END IF;
END
$schemadiff$;

-- re-create foreign key public.users.users_plan_fkey  (after.yaml:10)
-- because of column public.plans.id, column public.plans_1.id, column public.plans_2.id, column public.users.plan
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.users') AND c.conname = 'users_plan_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.users ADD CONSTRAINT users_plan_fkey FOREIGN KEY (region, plan) REFERENCES public.plans(region, id);
  END IF;
END
$schemadiff$;

COMMIT;
