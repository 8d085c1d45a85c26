-- before to after: 8 statements for PostgreSQL 18
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

-- drop comment on collation public.kept
COMMENT ON COLLATION public.kept IS NULL;

-- drop collation public.twice
-- needs --allow drops-object:public.twice: drops collation public.twice
DROP COLLATION IF EXISTS public.twice;

-- drop column public.t.b
-- needs --allow deletes-data:public.t.b: drops column public.t.b and what it holds
ALTER TABLE public.t
  DROP COLUMN IF EXISTS b;

-- drop index public.t_a
-- needs --allow drops-object:public.t_a: drops index public.t_a
DROP INDEX IF EXISTS public.t_a;

-- create collation public.gone  (after.yaml:2)
CREATE COLLATION IF NOT EXISTS public.gone (PROVIDER = libc, LOCALE = 'C');

-- create comment on collation public.gone  (after.yaml:2)
COMMENT ON COLLATION public.gone IS 'not needed any more';

-- alter column public.t.a: collation  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND a.attcollation IS DISTINCT FROM (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)) THEN
    ALTER TABLE public.t
      ALTER COLUMN a TYPE text;
  END IF;
END
$schemadiff$;

-- drop collation public.split
-- needs --allow drops-object:public.split: drops collation public.split
DROP COLLATION IF EXISTS public.split;

COMMIT;
