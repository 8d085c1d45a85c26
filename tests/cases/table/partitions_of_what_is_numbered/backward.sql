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

-- alter table public.event_joins: partition of, values  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.event_joins')) THEN
    LOCK TABLE ONLY public.event_joins IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.event_joins') AND i.inhparent = pg_catalog.to_regclass('public.event')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES FROM (''2026-02-01'') TO (''2026-03-01'')') THEN
    ALTER TABLE public.event DETACH PARTITION public.event_joins;
  END IF;
END
$schemadiff$;

-- drop table public.event_new
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.event_new')) THEN
    LOCK TABLE ONLY public.event_new IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'event_new' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.event_new) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.event_new has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.event_new') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('at', 'id', 'note')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.event_new was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.event_new;
END
$schemadiff$;

-- drop default of column public.event_old.note
ALTER TABLE public.event_old
  ALTER COLUMN note DROP DEFAULT;

-- alter column public.plain.id: identity  (after.yaml:10)
ALTER TABLE public.plain
  ALTER COLUMN id DROP IDENTITY IF EXISTS;

-- alter column public.event.id: identity  (after.yaml:3)
ALTER TABLE public.event
  ALTER COLUMN id SET GENERATED ALWAYS SET INCREMENT BY 1 SET MINVALUE 1 SET MAXVALUE 2147483647 SET START WITH 1 SET CACHE 1 SET NO CYCLE;

-- alter column public.event_joins.id: not null name  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.event_joins') AND k.contype = 'n' AND a.attname = 'id'
         AND k.conname <> 'event_joins_id_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.event_joins RENAME CONSTRAINT event_id_not_null TO event_joins_id_not_null;
  END IF;
END
$schemadiff$;

-- alter table public.event_leaves: partition of, values  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.event_leaves')) THEN
    LOCK TABLE ONLY public.event_leaves IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.event_leaves') AND NOT c.relispartition) THEN
    ALTER TABLE public.event_leaves RENAME CONSTRAINT event_leaves_id_not_null TO event_id_not_null;
    ALTER TABLE public.event ATTACH PARTITION public.event_leaves FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
  END IF;
END
$schemadiff$;

COMMIT;
