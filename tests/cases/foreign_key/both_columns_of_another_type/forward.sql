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

-- drop foreign key public.plans.plans_parent_fkey  (after.yaml:7)
-- because of column public.plans.id, column public.plans.parent
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.plans')) THEN
    LOCK TABLE ONLY public.plans IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.plans') AND c.conname = 'plans_parent_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric')
         OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'parent' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric')) THEN
    ALTER TABLE public.plans DROP CONSTRAINT IF EXISTS plans_parent_fkey;
  END IF;
END
$schemadiff$;

-- drop foreign key public.users.users_plan_fkey  (after.yaml:14)
-- because of column public.plans.id, column public.users.plan
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

-- drop foreign key public.users.users_region_plan_fkey  (after.yaml:15)
-- because of column public.plans.id, column public.users.plan
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.users') AND c.conname = 'users_region_plan_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric')
         OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.users') AND a.attname = 'plan' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric')) THEN
    ALTER TABLE public.users DROP CONSTRAINT IF EXISTS users_region_plan_fkey;
  END IF;
END
$schemadiff$;

-- drop foreign key public.users.users_tag_fkey  (after.yaml:17)
-- because of column public.tags.tag, column public.users.tag
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.users') AND c.conname = 'users_tag_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.tags') AND a.attname = 'tag' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text')
         OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.users') AND a.attname = 'tag' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text')) THEN
    ALTER TABLE public.users DROP CONSTRAINT IF EXISTS users_tag_fkey;
  END IF;
END
$schemadiff$;

-- alter column public.plans.id: type; alter column public.plans.parent: type; alter column public.plans.tag: type  (after.yaml:4)
-- needs --allow deletes-data:public.plans.id: the new type of column public.plans.id can lose values (2 values)
-- needs --allow deletes-data:public.plans.parent: the new type of column public.plans.parent can lose values (2 values)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('numeric', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.plans.id was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'parent' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('numeric', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.plans.parent was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'tag' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('text', 'public.code')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.plans.tag was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'parent' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'tag' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text') THEN
    ALTER TABLE public.plans
      ALTER COLUMN id TYPE integer,
      ALTER COLUMN parent TYPE integer,
      ALTER COLUMN tag TYPE public.code;
  END IF;
END
$schemadiff$;

-- re-create foreign key public.plans.plans_parent_fkey  (after.yaml:7)
-- because of column public.plans.id, column public.plans.parent
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.plans') AND c.conname = 'plans_parent_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.plans ADD CONSTRAINT plans_parent_fkey FOREIGN KEY (parent) REFERENCES public.plans(id);
  END IF;
END
$schemadiff$;

-- alter column public.tags.tag: type  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.tags')) THEN
    LOCK TABLE ONLY public.tags IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.tags') AND a.attname = 'tag' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('text', 'public.code')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.tags.tag was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.tags') AND a.attname = 'tag' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text') THEN
    ALTER TABLE public.tags
      ALTER COLUMN tag TYPE public.code;
  END IF;
END
$schemadiff$;

-- alter column public.users.plan: type; alter column public.users.tag: type  (after.yaml:12)
-- needs --allow deletes-data:public.users.plan: the new type of column public.users.plan can lose values (1 value)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.users') AND a.attname = 'plan' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('numeric', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.users.plan was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.users') AND a.attname = 'tag' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('text', 'public.code')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.users.tag was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.users') AND a.attname = 'plan' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'numeric')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.users') AND a.attname = 'tag' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text') THEN
    ALTER TABLE public.users
      ALTER COLUMN plan TYPE integer,
      ALTER COLUMN tag TYPE public.code;
  END IF;
END
$schemadiff$;

-- re-create foreign key public.users.users_plan_fkey  (after.yaml:14)
-- because of column public.plans.id, column public.users.plan
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.users') AND c.conname = 'users_plan_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.users ADD CONSTRAINT users_plan_fkey FOREIGN KEY (plan) REFERENCES public.plans(id) ON DELETE CASCADE;
  END IF;
END
$schemadiff$;

-- re-create foreign key public.users.users_region_plan_fkey  (after.yaml:15)
-- because of column public.plans.id, column public.users.plan
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.users') AND c.conname = 'users_region_plan_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.users ADD CONSTRAINT users_region_plan_fkey FOREIGN KEY (region, plan) REFERENCES public.plans(region, id);
  END IF;
END
$schemadiff$;

-- re-create foreign key public.users.users_tag_fkey  (after.yaml:17)
-- because of column public.tags.tag, column public.users.tag
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.users') AND c.conname = 'users_tag_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.users ADD CONSTRAINT users_tag_fkey FOREIGN KEY (tag) REFERENCES public.tags(tag);
  END IF;
END
$schemadiff$;

COMMIT;
