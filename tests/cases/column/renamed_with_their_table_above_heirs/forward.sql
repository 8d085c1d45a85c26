-- before to after: 9 statements for PostgreSQL 18
-- warning: after.yaml:5:7: column public.small.a and column public.small.b exchange their names: they match the YAML better that way, though not exactly (26 values as they are, and 29 once their names are exchanged)
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

-- rename table public.large to small  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.large')) THEN
    LOCK TABLE ONLY public.large IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'large' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'small' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.large RENAME TO small;
    ALTER TABLE public.small RENAME CONSTRAINT large_b_not_null TO small_b_not_null;
    ALTER TABLE public.small RENAME CONSTRAINT large_a_not_null TO small_a_not_null;
    ALTER SEQUENCE public.large_a_seq RENAME TO small_a_seq;
  END IF;
END
$schemadiff$;

-- rename table public.whole to sum  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.whole')) THEN
    LOCK TABLE ONLY public.whole IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'whole' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'sum' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.whole RENAME TO sum;
    ALTER TABLE public.sum RENAME CONSTRAINT whole_a_not_null TO sum_a_not_null;
    ALTER TABLE public.sum RENAME CONSTRAINT whole_b_not_null TO sum_b_not_null;
  END IF;
END
$schemadiff$;

-- rename column public.sum.a to k  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.sum')) THEN
    LOCK TABLE ONLY public.sum IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.sum') AND a.attname = 'a' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.sum') AND a.attname = 'k' AND NOT a.attisdropped) THEN
    ALTER TABLE public.sum RENAME COLUMN a TO k;
    ALTER TABLE public.sum RENAME CONSTRAINT sum_a_not_null TO sum_k_not_null;
  END IF;
END
$schemadiff$;

-- rename column public.sum.b to n  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.sum') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.sum') AND a.attname = 'n' AND NOT a.attisdropped) THEN
    ALTER TABLE public.sum RENAME COLUMN b TO n;
    ALTER TABLE public.sum RENAME CONSTRAINT sum_b_not_null TO sum_n_not_null;
  END IF;
END
$schemadiff$;

-- rename primary key public.small.large_pkey to small_pkey  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.small')) THEN
    LOCK TABLE ONLY public.small IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.small') AND c.conname = 'large_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.small') AND c.conname = 'small_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.small RENAME CONSTRAINT large_pkey TO small_pkey;
  END IF;
END
$schemadiff$;

-- rename column public.small.b to schemadiff_b  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.small') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text'
         AND a.attnotnull = true AND a.atthasdef = false
         AND a.attidentity = ''
         AND pg_catalog.col_description(a.attrelid, a.attnum) IS NOT DISTINCT FROM NULL)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.small') AND a.attname = 'schemadiff_b' AND NOT a.attisdropped) THEN
    ALTER TABLE public.small RENAME COLUMN b TO schemadiff_b;
    ALTER TABLE public.small RENAME CONSTRAINT small_b_not_null TO small_schemadiff_b_not_null;
  END IF;
END
$schemadiff$;

-- rename column public.small.a to b  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.small') AND a.attname = 'a' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.small') AND a.attname = 'b' AND NOT a.attisdropped) THEN
    ALTER TABLE public.small RENAME COLUMN a TO b;
    ALTER TABLE public.small RENAME CONSTRAINT small_a_not_null TO small_b_not_null;
    ALTER SEQUENCE public.small_a_seq RENAME TO small_b_seq;
  END IF;
END
$schemadiff$;

-- rename column public.small.schemadiff_b to a  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.small') AND a.attname = 'schemadiff_b' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.small') AND a.attname = 'a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.small RENAME COLUMN schemadiff_b TO a;
    ALTER TABLE public.small RENAME CONSTRAINT small_schemadiff_b_not_null TO small_a_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.small.b: identity  (after.yaml:6)
ALTER TABLE public.small
  ALTER COLUMN b SET GENERATED BY DEFAULT SET INCREMENT BY 1 SET MINVALUE 1 SET MAXVALUE 2147483647 SET START WITH 1 SET CACHE 1 SET NO CYCLE;

COMMIT;
