-- before to after: 7 statements for PostgreSQL 18
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

-- alter domain public.plain: collation  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'plain' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'text' AND t.typcollation = pg_catalog.to_regcollation('"C"')) THEN
    ALTER DOMAIN public.plain RENAME TO schemadiff_plain;
    CREATE DOMAIN public.plain AS text;
  END IF;
END
$schemadiff$;

-- alter domain public.over: collation  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'over' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.schemadiff_plain' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    ALTER DOMAIN public.over RENAME TO schemadiff_over;
    CREATE DOMAIN public.over AS public.plain COLLATE "C";
  END IF;
END
$schemadiff$;

-- alter domain public.above: collation  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'above' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.schemadiff_over' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    ALTER DOMAIN public.above RENAME TO schemadiff_above;
    CREATE DOMAIN public.above AS public.over COLLATE "C";
  END IF;
END
$schemadiff$;

-- alter column public.t.a: collation; alter column public.t.b: collation  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND (a.attcollation IS DISTINCT FROM pg_catalog.to_regcollation('"C"')
           OR pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_plain'))
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND NOT a.attisdropped
         AND (a.attcollation IS DISTINCT FROM pg_catalog.to_regcollation('"C"')
           OR pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_above')) THEN
    ALTER TABLE public.t
      ALTER COLUMN a TYPE public.plain COLLATE "C",
      ALTER COLUMN b TYPE public.above COLLATE "C";
  END IF;
END
$schemadiff$;

-- drop domain public.schemadiff_above
DROP DOMAIN IF EXISTS public.schemadiff_above;

-- drop domain public.schemadiff_over
DROP DOMAIN IF EXISTS public.schemadiff_over;

-- drop domain public.schemadiff_plain
DROP DOMAIN IF EXISTS public.schemadiff_plain;

COMMIT;
