-- before to after: 6 statements for PostgreSQL 18
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

-- rename schema a to z  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'a')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'z') THEN
    ALTER SCHEMA a RENAME TO z;
  END IF;
END
$schemadiff$;

-- rename column public.t.d to y  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'd' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'y' AND NOT a.attisdropped) THEN
    ALTER TABLE public.t RENAME COLUMN d TO y;
  END IF;
END
$schemadiff$;

-- drop publication table p.public.t  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.t')
         AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY(r.prattrs) ORDER BY a.attname COLLATE "C") = ARRAY['e', 'y']::pg_catalog.text[]
         AND pg_catalog.pg_get_expr(r.prqual, r.prrelid) = '(f > 0)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(6106, 22521, 0)).object_names, '.') IN ('p.public.t', 'p."public.t"')) THEN
    ALTER PUBLICATION p DROP TABLE ONLY public.t;
  END IF;
END
$schemadiff$;

-- alter column public.t.f: type  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'f' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.t
      ALTER COLUMN f TYPE bigint;
  END IF;
END
$schemadiff$;

-- re-create publication table p.public.t  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
         WHERE p.pubname = 'p' AND r.prrelid = pg_catalog.to_regclass('public.t')) THEN
    ALTER PUBLICATION p ADD TABLE ONLY public.t (e, y);
  END IF;
END
$schemadiff$;

-- alter publication q: schemas  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF ARRAY(SELECT n.nspname::pg_catalog.text FROM pg_catalog.pg_publication p
         JOIN pg_catalog.pg_publication_namespace s ON s.pnpubid = p.oid JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid
         WHERE p.pubname = 'q' ORDER BY n.nspname COLLATE "C") = ARRAY['b', 'z']::pg_catalog.text[] THEN
    ALTER PUBLICATION q ADD TABLES IN SCHEMA c;
  END IF;
END
$schemadiff$;

COMMIT;
