-- before to after: 5 statements for PostgreSQL 18
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
SET LOCAL search_path = public, pg_temp;

-- delete public.child id=10  (after.yaml:6)
-- needs --allow deletes-data:public.child: delete public.child id=10
DELETE FROM public.child
 WHERE id = 10
  AND parent IS NOT DISTINCT FROM 1;

-- delete public.parent id=1  (after.yaml:2)
-- needs --allow deletes-data:public.parent: delete public.parent id=1
DELETE FROM public.parent
 WHERE id = 1;

-- insert public.parent id=3  (after.yaml:2)
INSERT INTO public.parent (id)
VALUES
  (3)
ON CONFLICT (id) DO NOTHING;

-- insert public.child id=30  (after.yaml:6)
INSERT INTO public.child (id, parent)
VALUES
  (30, 2)
ON CONFLICT (id) DO NOTHING;

-- update public.child id=20  (after.yaml:6)
UPDATE public.child
   SET parent = 3
 WHERE id = 20
  AND parent IS NOT DISTINCT FROM 2;

COMMIT;
