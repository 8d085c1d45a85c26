-- before to after: 9 statements for PostgreSQL 18
-- warning: after.yaml:3:3: table public.v is created and table public.t is dropped, and they are alike
--     if this is a rename, write `renamed_from: t`
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

-- drop publication table p.public.t
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.t'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.t')
         AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY(r.prattrs) ORDER BY a.attname COLLATE "C") = ARRAY[]::pg_catalog.text[]
         AND pg_catalog.pg_get_expr(r.prqual, r.prrelid) IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'publication table p.public.t was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.t')) THEN
    ALTER PUBLICATION p DROP TABLE ONLY public.t;
  END IF;
END
$schemadiff$;

-- drop publication table q.public.t
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'q' AND r.prrelid = pg_catalog.to_regclass('public.t'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'q' AND r.prrelid = pg_catalog.to_regclass('public.t')
         AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY(r.prattrs) ORDER BY a.attname COLLATE "C") = ARRAY[]::pg_catalog.text[]
         AND pg_catalog.pg_get_expr(r.prqual, r.prrelid) IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'publication table q.public.t was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'q' AND r.prrelid = pg_catalog.to_regclass('public.t')) THEN
    ALTER PUBLICATION q DROP TABLE ONLY public.t;
  END IF;
END
$schemadiff$;

-- drop table public.t
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.t) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.t') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.t;
END
$schemadiff$;

-- drop publication r  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'r')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'r' AND puballtables))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'r' AND NOT puballtables)) THEN
    RAISE EXCEPTION USING MESSAGE = 'publication r was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'r' AND puballtables) THEN
    DROP PUBLICATION IF EXISTS r;
  END IF;
END
$schemadiff$;

-- create table public.v  (after.yaml:3)
CREATE TABLE IF NOT EXISTS public.v (
  a integer
);

-- create publication table p.public.v  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.v')) THEN
    ALTER PUBLICATION p ADD TABLE ONLY public.v;
  END IF;
END
$schemadiff$;

-- create publication table q.public.v  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'q' AND r.prrelid = pg_catalog.to_regclass('public.v')) THEN
    ALTER PUBLICATION q ADD TABLE ONLY public.v (a);
  END IF;
END
$schemadiff$;

-- re-create publication r  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'r') THEN
    CREATE PUBLICATION r;
  END IF;
END
$schemadiff$;

-- create publication table r.public.u  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'r' AND r.prrelid = pg_catalog.to_regclass('public.u')) THEN
    ALTER PUBLICATION r ADD TABLE ONLY public.u;
  END IF;
END
$schemadiff$;

COMMIT;
