-- before to after: 9 statements for PostgreSQL 18
-- warning: after.yaml:5:7: column public.large.a and column public.large.b exchange their names: they match the YAML better that way, though not exactly (26 values as they are, and 29 once their names are exchanged)
--     If they have exchanged them already, take `renamed_from` out.
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

-- rename table public.small to large  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.small')) THEN
    LOCK TABLE ONLY public.small IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'small' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'large' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.small RENAME TO large;
    ALTER TABLE public.large RENAME CONSTRAINT small_a_not_null TO large_a_not_null;
    ALTER TABLE public.large RENAME CONSTRAINT small_b_not_null TO large_b_not_null;
    ALTER SEQUENCE public.small_b_seq RENAME TO large_b_seq;
  END IF;
END
$schemadiff$;

-- rename table public.sum to whole  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.sum')) THEN
    LOCK TABLE ONLY public.sum IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'sum' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'whole' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.sum RENAME TO whole;
    ALTER TABLE public.whole RENAME CONSTRAINT sum_k_not_null TO whole_k_not_null;
    ALTER TABLE public.whole RENAME CONSTRAINT sum_n_not_null TO whole_n_not_null;
  END IF;
END
$schemadiff$;

-- rename column public.whole.k to a  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.whole')) THEN
    LOCK TABLE ONLY public.whole IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.whole') AND a.attname = 'k' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.whole') AND a.attname = 'a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.whole RENAME COLUMN k TO a;
    ALTER TABLE public.whole RENAME CONSTRAINT whole_k_not_null TO whole_a_not_null;
  END IF;
END
$schemadiff$;

-- rename column public.whole.n to b  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.whole') AND a.attname = 'n' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.whole') AND a.attname = 'b' AND NOT a.attisdropped) THEN
    ALTER TABLE public.whole RENAME COLUMN n TO b;
    ALTER TABLE public.whole RENAME CONSTRAINT whole_n_not_null TO whole_b_not_null;
  END IF;
END
$schemadiff$;

-- rename primary key public.large.small_pkey to large_pkey  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.large')) THEN
    LOCK TABLE ONLY public.large IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.large') AND c.conname = 'small_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.large') AND c.conname = 'large_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.large RENAME CONSTRAINT small_pkey TO large_pkey;
  END IF;
END
$schemadiff$;

-- rename column public.large.a to schemadiff_a  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.large') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text'
         AND a.attnotnull = true AND a.atthasdef = false
         AND a.attidentity = ''
         AND pg_catalog.col_description(a.attrelid, a.attnum) IS NOT DISTINCT FROM NULL)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.large') AND a.attname = 'schemadiff_a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.large RENAME COLUMN a TO schemadiff_a;
    ALTER TABLE public.large RENAME CONSTRAINT large_a_not_null TO large_schemadiff_a_not_null;
  END IF;
END
$schemadiff$;

-- rename column public.large.b to a  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.large') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.large') AND a.attname = 'a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.large RENAME COLUMN b TO a;
    ALTER TABLE public.large RENAME CONSTRAINT large_b_not_null TO large_a_not_null;
    ALTER SEQUENCE public.large_b_seq RENAME TO large_a_seq;
  END IF;
END
$schemadiff$;

-- rename column public.large.schemadiff_a to b  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.large') AND a.attname = 'schemadiff_a' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.large') AND a.attname = 'b' AND NOT a.attisdropped) THEN
    ALTER TABLE public.large RENAME COLUMN schemadiff_a TO b;
    ALTER TABLE public.large RENAME CONSTRAINT large_schemadiff_a_not_null TO large_b_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.large.a: identity  (after.yaml:6)
ALTER TABLE public.large
  ALTER COLUMN a SET GENERATED ALWAYS SET INCREMENT BY 1 SET MINVALUE 1 SET MAXVALUE 2147483647 SET START WITH 1 SET CACHE 1 SET NO CYCLE;

COMMIT;
