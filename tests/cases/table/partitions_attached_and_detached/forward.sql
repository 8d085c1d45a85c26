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

-- alter table public.m_2025: partition of, values  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m_2025')) THEN
    LOCK TABLE ONLY public.m_2025 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.m_2025') AND i.inhparent = pg_catalog.to_regclass('public.m')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES FROM (''2025-01-01'') TO (''2026-01-01'')') THEN
    ALTER TABLE public.m DETACH PARTITION public.m_2025;
  END IF;
END
$schemadiff$;

-- alter table public.m_2026: detach  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m_2026')) THEN
    LOCK TABLE ONLY public.m_2026 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.m_2026') AND i.inhparent = pg_catalog.to_regclass('public.m')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES FROM (''2026-01-01'') TO (''2026-07-01'')') THEN
    ALTER TABLE public.m DETACH PARTITION public.m_2026;
  END IF;
END
$schemadiff$;

-- alter table public.m_late: detach  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m_late')) THEN
    LOCK TABLE ONLY public.m_late IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.m_late') AND i.inhparent = pg_catalog.to_regclass('public.m')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES FROM (''2026-07-01'') TO (''2027-01-01'')') THEN
    ALTER TABLE public.m DETACH PARTITION public.m_late;
  END IF;
END
$schemadiff$;

-- alter column public.m_2025.id: not null name  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.m_2025') AND k.contype = 'n' AND a.attname = 'id'
         AND k.conname <> 'm_2025_id_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.m_2025 RENAME CONSTRAINT m_id_not_null TO m_2025_id_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.m_2025.at: not null name  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.m_2025') AND k.contype = 'n' AND a.attname = 'at'
         AND k.conname <> 'm_2025_at_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.m_2025 RENAME CONSTRAINT m_at_not_null TO m_2025_at_not_null;
  END IF;
END
$schemadiff$;

-- alter table public.m_2026: values  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.m_2026') AND NOT c.relispartition) THEN
    ALTER TABLE public.m ATTACH PARTITION public.m_2026 FOR VALUES FROM ('2026-01-01') TO ('2026-04-01');
  END IF;
END
$schemadiff$;

-- alter table public.m_late: values  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.m_late') AND NOT c.relispartition) THEN
    ALTER TABLE public.m ATTACH PARTITION public.m_late FOR VALUES FROM ('2026-04-01') TO ('2027-01-01');
  END IF;
END
$schemadiff$;

COMMIT;
