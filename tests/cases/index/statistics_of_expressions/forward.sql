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

-- create exclusion public.t.t_e  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_e' AND c.conparentid = 0
         AND c.contype = 'x') THEN
    ALTER TABLE public.t ADD CONSTRAINT t_e EXCLUDE USING btree ((a + 2) WITH =);
  END IF;
END
$schemadiff$;

-- alter exclusion public.t.t_e: statistics  (after.yaml:8)
ALTER INDEX public.t_e ALTER COLUMN 1 SET STATISTICS 8;

-- alter index public.t_i: statistics  (after.yaml:5)
ALTER INDEX public.t_i ALTER COLUMN 3 SET STATISTICS 70;
ALTER INDEX public.t_i ALTER COLUMN 2 SET STATISTICS -1;

-- create index public.t_j  (after.yaml:6)
CREATE INDEX IF NOT EXISTS t_j ON public.t USING btree (upper(b));

-- alter index public.t_j: statistics  (after.yaml:6)
ALTER INDEX public.t_j ALTER COLUMN 1 SET STATISTICS 9;

COMMIT;
