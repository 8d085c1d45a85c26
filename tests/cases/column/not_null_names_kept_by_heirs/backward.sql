-- before to after: 2 statements for PostgreSQL 18
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

-- alter column public.papers.title: not null name  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.papers')) THEN
    LOCK TABLE ONLY public.papers IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.papers') AND k.contype = 'n' AND a.attname = 'title' AND k.conname = 'papers_have_titles') THEN
    ALTER TABLE public.bills ADD CONSTRAINT bills_have_titles NOT NULL title;
    ALTER TABLE public.papers DROP CONSTRAINT papers_have_titles;
    ALTER TABLE public.bills RENAME CONSTRAINT bills_have_titles TO titled;
    ALTER TABLE public.papers ADD CONSTRAINT titled NOT NULL title;
    COMMENT ON CONSTRAINT titled ON public.papers IS 'all have one';
  END IF;
END
$schemadiff$;

-- alter column public.rules.title: not null name  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.rules')) THEN
    LOCK TABLE ONLY public.rules IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.rules') AND k.contype = 'n' AND a.attname = 'title'
         AND k.conname <> 'titled' AND k.coninhcount = 0) THEN
    ALTER TABLE public.rules RENAME CONSTRAINT rules_have_titles TO titled;
  END IF;
END
$schemadiff$;

COMMIT;
