-- before to after: 12 statements for PostgreSQL 18
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

-- drop domain check public.email.is_known
-- needs --allow drops-object:public.email.is_known: drops domain check public.email.is_known
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.email') AND c.conname = 'is_known' AND c.contype = 'c')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.email') AND c.conname = 'is_known' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '((VALUE)::text <> ''y''::text)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain check public.email.is_known was changed by another session since the plan was made; plan again';
  END IF;
  ALTER DOMAIN public.email DROP CONSTRAINT IF EXISTS is_known;
END
$schemadiff$;

-- drop domain check public.email.new_name
-- needs --allow drops-object:public.email.new_name: drops domain check public.email.new_name
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.email') AND c.conname = 'new_name' AND c.contype = 'c')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.email') AND c.conname = 'new_name' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '((VALUE)::text <> ''x''::text)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain check public.email.new_name was changed by another session since the plan was made; plan again';
  END IF;
  ALTER DOMAIN public.email DROP CONSTRAINT IF EXISTS new_name;
END
$schemadiff$;

-- drop domain check public.email.is_short  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.email') AND c.conname = 'is_short' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '(length((VALUE)::text) < 80)') THEN
    ALTER DOMAIN public.email DROP CONSTRAINT IF EXISTS is_short;
  END IF;
END
$schemadiff$;

-- drop comment on domain public.email
COMMENT ON DOMAIN public.email IS NULL;

-- drop domain check public.plain.plain_check
-- needs --allow drops-object:public.plain.plain_check: drops domain check public.plain.plain_check
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.plain') AND c.conname = 'plain_check' AND c.contype = 'c')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.plain') AND c.conname = 'plain_check' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '(VALUE > 0)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain check public.plain.plain_check was changed by another session since the plan was made; plan again';
  END IF;
  ALTER DOMAIN public.plain DROP CONSTRAINT IF EXISTS plain_check;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter domain public.counted: default  (after.yaml:11)
ALTER DOMAIN public.counted SET DEFAULT 0;

-- alter domain public.counted: not null  (after.yaml:11)
ALTER DOMAIN public.counted SET NOT NULL;

-- alter domain public.email: default  (after.yaml:2)
ALTER DOMAIN public.email SET DEFAULT '';

-- re-create domain check public.email.is_short  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.email') AND c.conname = 'is_short' AND c.contype = 'c') THEN
    ALTER DOMAIN public.email ADD CONSTRAINT is_short CHECK (length(VALUE) < 100);
  END IF;
END
$schemadiff$;

-- create domain check public.email.old_name  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.email') AND c.conname = 'old_name' AND c.contype = 'c') THEN
    ALTER DOMAIN public.email ADD CONSTRAINT old_name CHECK (VALUE <> 'x');
  END IF;
END
$schemadiff$;

-- create comment on domain check public.email.old_name  (after.yaml:9)
COMMENT ON CONSTRAINT old_name ON DOMAIN public.email IS 'why';

-- alter domain public.plain: not null  (after.yaml:10)
ALTER DOMAIN public.plain DROP NOT NULL;

COMMIT;
