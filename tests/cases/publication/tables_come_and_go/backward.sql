-- before to after: 8 statements for PostgreSQL 18
-- warning: after.yaml:2:3: table public.t is created and table public.v is dropped, and they are alike
--     if this is a rename, write `renamed_from: v`
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

-- drop publication table p.public.v
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.v'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.v')
         AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY(r.prattrs) ORDER BY a.attname COLLATE "C") = ARRAY[]::pg_catalog.text[]
         AND pg_catalog.pg_get_expr(r.prqual, r.prrelid) IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'publication table p.public.v was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.v')) THEN
    ALTER PUBLICATION p DROP TABLE ONLY public.v;
  END IF;
END
$schemadiff$;

-- drop publication table q.public.v
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'q' AND r.prrelid = pg_catalog.to_regclass('public.v'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'q' AND r.prrelid = pg_catalog.to_regclass('public.v')
         AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY(r.prattrs) ORDER BY a.attname COLLATE "C") = ARRAY['a']::pg_catalog.text[]
         AND pg_catalog.pg_get_expr(r.prqual, r.prrelid) IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'publication table q.public.v was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'q' AND r.prrelid = pg_catalog.to_regclass('public.v')) THEN
    ALTER PUBLICATION q DROP TABLE ONLY public.v;
  END IF;
END
$schemadiff$;

-- drop table public.v
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.v')) THEN
    LOCK TABLE ONLY public.v IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.v) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.v has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.v') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.v was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.v;
END
$schemadiff$;

-- drop publication r  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'r')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'r' AND NOT puballtables))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'r' AND puballtables)) THEN
    RAISE EXCEPTION USING MESSAGE = 'publication r was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'r' AND NOT puballtables) THEN
    DROP PUBLICATION IF EXISTS r;
  END IF;
END
$schemadiff$;

-- create table public.t  (after.yaml:2)
CREATE TABLE IF NOT EXISTS public.t (
  a integer
);

-- create publication table p.public.t  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.t')) THEN
    ALTER PUBLICATION p ADD TABLE ONLY public.t;
  END IF;
END
$schemadiff$;

-- create publication table q.public.t  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'q' AND r.prrelid = pg_catalog.to_regclass('public.t')) THEN
    ALTER PUBLICATION q ADD TABLE ONLY public.t;
  END IF;
END
$schemadiff$;

-- re-create publication r  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'r') THEN
    CREATE PUBLICATION r FOR ALL TABLES;
  END IF;
END
$schemadiff$;

COMMIT;
