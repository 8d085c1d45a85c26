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

-- drop publication table q.public.parent
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'q' AND r.prrelid = pg_catalog.to_regclass('public.parent'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'q' AND r.prrelid = pg_catalog.to_regclass('public.parent')
         AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY(r.prattrs) ORDER BY a.attname COLLATE "C") = ARRAY[]::pg_catalog.text[]
         AND pg_catalog.pg_get_expr(r.prqual, r.prrelid) IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'publication table q.public.parent was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'q' AND r.prrelid = pg_catalog.to_regclass('public.parent')) THEN
    ALTER PUBLICATION q DROP TABLE ONLY public.parent;
  END IF;
END
$schemadiff$;

-- drop publication table r.public.parent
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'r' AND r.prrelid = pg_catalog.to_regclass('public.parent'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'r' AND r.prrelid = pg_catalog.to_regclass('public.parent')
         AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY(r.prattrs) ORDER BY a.attname COLLATE "C") = ARRAY[]::pg_catalog.text[]
         AND pg_catalog.pg_get_expr(r.prqual, r.prrelid) IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'publication table r.public.parent was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'r' AND r.prrelid = pg_catalog.to_regclass('public.parent')) THEN
    ALTER PUBLICATION r DROP TABLE ONLY public.parent;
  END IF;
END
$schemadiff$;

-- create publication table p.public.parent  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.parent')) THEN
    ALTER PUBLICATION p ADD TABLE ONLY public.parent;
  END IF;
END
$schemadiff$;

COMMIT;
