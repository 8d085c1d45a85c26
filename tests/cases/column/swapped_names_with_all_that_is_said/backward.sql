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

-- alter column public.plans.c: type; alter column public.plans.title: type  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.plans')) THEN
    LOCK TABLE ONLY public.plans IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'c' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('text', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.plans.c was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'title' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'text')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.plans.title was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'c' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.plans') AND a.attname = 'title' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.plans
      ALTER COLUMN c DROP DEFAULT, ALTER COLUMN c TYPE integer USING c::integer,
      ALTER COLUMN title DROP DEFAULT, ALTER COLUMN title TYPE text;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.plans.c: statistics; alter column public.plans.title: statistics  (after.yaml:4)
ALTER TABLE public.plans
  ALTER COLUMN c SET STATISTICS 200,
  ALTER COLUMN title SET STATISTICS -1,
  ALTER COLUMN c SET DEFAULT abs(-4),
  ALTER COLUMN title SET DEFAULT 'none';

-- alter comment on column public.plans.c: text  (after.yaml:4)
COMMENT ON COLUMN public.plans.c IS 'counted';

-- alter comment on column public.plans.title: text  (after.yaml:5)
COMMENT ON COLUMN public.plans.title IS 'called';

COMMIT;
