-- before to after: 3 statements for PostgreSQL 18
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

-- drop domain check public.positive.later
-- needs --allow drops-object:public.positive.later: drops domain check public.positive.later
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.positive') AND c.conname = 'later' AND c.contype = 'c')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.positive') AND c.conname = 'later' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '(VALUE < 9)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain check public.positive.later was changed by another session since the plan was made; plan again';
  END IF;
  ALTER DOMAIN public.positive DROP CONSTRAINT IF EXISTS later;
END
$schemadiff$;

-- drop domain check public.positive.new
-- needs --allow drops-object:public.positive.new: drops domain check public.positive.new
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.positive') AND c.conname = 'new' AND c.contype = 'c')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.positive') AND c.conname = 'new' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '(VALUE > 0)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain check public.positive.new was changed by another session since the plan was made; plan again';
  END IF;
  ALTER DOMAIN public.positive DROP CONSTRAINT IF EXISTS new;
END
$schemadiff$;

-- alter domain public.positive: not null  (after.yaml:2)
ALTER DOMAIN public.positive DROP NOT NULL;

COMMIT;
