-- before to after: 9 statements for PostgreSQL 18
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

-- alter table public.parted_2: partition of, values  (after.yaml:36)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parted_2')) THEN
    LOCK TABLE ONLY public.parted_2 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.parted_2') AND i.inhparent = pg_catalog.to_regclass('public.parted')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (2, 3)') THEN
    ALTER TABLE public.parted DETACH PARTITION public.parted_2;
  END IF;
END
$schemadiff$;

-- alter table public.checked_1: partition of, values  (after.yaml:41)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.checked_1')) THEN
    LOCK TABLE ONLY public.checked_1 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.checked_1') AND NOT c.relispartition) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.checked_1 ADD CONSTRAINT positive CHECK (a > 0);
    ALTER TABLE public.checked ATTACH PARTITION public.checked_1 FOR VALUES FROM (0) TO (10);
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- alter table public.n_1: partition of, values  (after.yaml:28)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.n_1')) THEN
    LOCK TABLE ONLY public.n_1 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.n_1') AND NOT c.relispartition) THEN
    ALTER TABLE public.n ATTACH PARTITION public.n_1 FOR VALUES FROM (0, 0) TO (10, 10);
  END IF;
END
$schemadiff$;

-- alter table public.p_2024: partition of, values  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p_2024')) THEN
    LOCK TABLE ONLY public.p_2024 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.p_2024') AND NOT c.relispartition) THEN
    ALTER TABLE public.p_2024 RENAME CONSTRAINT p_2024_at_not_null TO p_at_not_null;
    ALTER TABLE public.p_2024 RENAME CONSTRAINT p_2024_b_not_null TO p_b_not_null;
    ALTER TABLE public.p ATTACH PARTITION public.p_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
  END IF;
END
$schemadiff$;

-- create table public.p_2025  (after.yaml:11)
CREATE TABLE IF NOT EXISTS public.p_2025 PARTITION OF public.p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

-- create table public.parted_new  (after.yaml:35)
CREATE TABLE IF NOT EXISTS public.parted_new PARTITION OF public.parted FOR VALUES IN (2);

-- alter table public.q_ab: partition of, values  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.q_ab')) THEN
    LOCK TABLE ONLY public.q_ab IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.q_ab') AND NOT c.relispartition) THEN
    ALTER TABLE public.q ATTACH PARTITION public.q_ab FOR VALUES IN ('a', 'b');
  END IF;
END
$schemadiff$;

-- alter table public.q_none: partition of, values  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.q_none')) THEN
    LOCK TABLE ONLY public.q_none IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.q_none') AND NOT c.relispartition) THEN
    ALTER TABLE public.q ATTACH PARTITION public.q_none FOR VALUES IN (NULL);
  END IF;
END
$schemadiff$;

-- create table public.q_rest_one  (after.yaml:23)
CREATE TABLE IF NOT EXISTS public.q_rest_one PARTITION OF public.q_rest FOR VALUES IN (1);

COMMIT;
