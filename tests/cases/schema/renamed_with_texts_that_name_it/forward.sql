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

-- rename schema old to new  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'old')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'new') THEN
    ALTER SCHEMA old RENAME TO new;
  END IF;
END
$schemadiff$;

-- rename enum new.mood to feeling  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'mood' AND typnamespace = pg_catalog.to_regnamespace('new') AND typtype = 'e')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'feeling' AND typnamespace = pg_catalog.to_regnamespace('new') AND typtype = 'e') THEN
    ALTER TYPE new.mood RENAME TO feeling;
  END IF;
END
$schemadiff$;

-- rename sequence new.numbers to figures  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'numbers' AND relnamespace = pg_catalog.to_regnamespace('new') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'figures' AND relnamespace = pg_catalog.to_regnamespace('new') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i')) THEN
    ALTER SEQUENCE new.numbers RENAME TO figures;
  END IF;
END
$schemadiff$;

-- rename function new.other(integer) to another  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('new.other(integer)') AND prokind IN ('f', 'w'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('new.another(integer)') AND prokind IN ('f', 'w')) THEN
    ALTER FUNCTION new.other(integer) RENAME TO another;
  END IF;
END
$schemadiff$;

-- rename table new.t to t2  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('new.t')) THEN
    LOCK TABLE ONLY new.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't' AND relnamespace = pg_catalog.to_regnamespace('new') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't2' AND relnamespace = pg_catalog.to_regnamespace('new') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE new.t RENAME TO t2;
    ALTER TABLE new.t2 RENAME CONSTRAINT t_id_not_null TO t2_id_not_null;
  END IF;
END
$schemadiff$;

-- rename column new.t2.n to m  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('new.t2')) THEN
    LOCK TABLE ONLY new.t2 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('new.t2') AND a.attname = 'n' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('new.t2') AND a.attname = 'm' AND NOT a.attisdropped) THEN
    ALTER TABLE new.t2 RENAME COLUMN n TO m;
  END IF;
END
$schemadiff$;

-- rename sequence new.t_id_seq to t2_id_seq  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't_id_seq' AND relnamespace = pg_catalog.to_regnamespace('new') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't2_id_seq' AND relnamespace = pg_catalog.to_regnamespace('new') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i')) THEN
    ALTER SEQUENCE new.t_id_seq RENAME TO t2_id_seq;
  END IF;
END
$schemadiff$;

COMMIT;
