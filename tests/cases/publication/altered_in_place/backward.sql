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

-- drop comment on publication p
COMMENT ON PUBLICATION p IS NULL;

-- drop publication table p.public.t  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.t')
         AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY(r.prattrs) ORDER BY a.attname COLLATE "C") = ARRAY['a', 'b']::pg_catalog.text[]
         AND pg_catalog.pg_get_expr(r.prqual, r.prrelid) = '(a <> 3)') THEN
    ALTER PUBLICATION p DROP TABLE ONLY public.t;
  END IF;
END
$schemadiff$;

-- drop publication table p.public.u  (after.yaml:5)
-- because of column public.u.a
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.u'))
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.u') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER PUBLICATION p DROP TABLE ONLY public.u;
  END IF;
END
$schemadiff$;

-- alter column public.u.a: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.u')) THEN
    LOCK TABLE ONLY public.u IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.u') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.u.a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.u') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.u
      ALTER COLUMN a TYPE integer;
  END IF;
END
$schemadiff$;

-- alter publication everything: publish  (after.yaml:6)
ALTER PUBLICATION everything SET (publish = 'insert, update, delete, truncate', publish_via_partition_root = false, publish_generated_columns = none);

-- alter publication p: publish, via partition root  (after.yaml:5)
ALTER PUBLICATION p SET (publish = 'insert', publish_via_partition_root = false, publish_generated_columns = none);

-- re-create publication table p.public.t  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.t')) THEN
    ALTER PUBLICATION p ADD TABLE ONLY public.t;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create publication table p.public.u  (after.yaml:5)
-- because of column public.u.a
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.u')) THEN
    ALTER PUBLICATION p ADD TABLE ONLY public.u WHERE (a > 0);
  END IF;
END
$schemadiff$;

COMMIT;
