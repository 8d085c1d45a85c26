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

-- rename domain check public.email.old_name to new_name  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.email') AND c.conname = 'old_name' AND c.contype = 'c')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.email') AND c.conname = 'new_name' AND c.contype = 'c') THEN
    ALTER DOMAIN public.email RENAME CONSTRAINT old_name TO new_name;
  END IF;
END
$schemadiff$;

-- drop domain check public.email.is_short  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.email') AND c.conname = 'is_short' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '(length((VALUE)::text) < 100)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 20827, 0)).object_names, '.') IN ('public.email.is_short')) THEN
    ALTER DOMAIN public.email DROP CONSTRAINT IF EXISTS is_short;
  END IF;
END
$schemadiff$;

-- alter domain public.counted: default  (after.yaml:13)
ALTER DOMAIN public.counted DROP DEFAULT;

-- alter domain public.counted: not null  (after.yaml:13)
ALTER DOMAIN public.counted DROP NOT NULL;
SET LOCAL search_path = public, pg_temp;

-- alter domain public.email: default  (after.yaml:2)
ALTER DOMAIN public.email SET DEFAULT 'nobody@' || 'example.org';

-- re-create domain check public.email.is_short  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.email') AND c.conname = 'is_short' AND c.contype = 'c') THEN
    ALTER DOMAIN public.email ADD CONSTRAINT is_short CHECK (length(VALUE) < 80);
  END IF;
END
$schemadiff$;

-- create domain check public.email.is_known  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.email') AND c.conname = 'is_known' AND c.contype = 'c') THEN
    ALTER DOMAIN public.email ADD CONSTRAINT is_known CHECK (VALUE <> 'y') NOT VALID;
  END IF;
END
$schemadiff$;

-- create comment on domain public.email  (after.yaml:6)
COMMENT ON DOMAIN public.email IS 'Where somebody is written to';

-- create comment on domain check public.email.is_short  (after.yaml:9)
COMMENT ON CONSTRAINT is_short ON DOMAIN public.email IS '80 and no more';

-- alter comment on domain check public.email.new_name: text  (after.yaml:10)
COMMENT ON CONSTRAINT new_name ON DOMAIN public.email IS 'therefore';

-- alter domain public.plain: not null  (after.yaml:12)
ALTER DOMAIN public.plain SET NOT NULL;

-- create domain check public.plain.plain_check  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.plain') AND c.conname = 'plain_check' AND c.contype = 'c') THEN
    ALTER DOMAIN public.plain ADD CONSTRAINT plain_check CHECK (VALUE > 0);
  END IF;
END
$schemadiff$;

COMMIT;
