-- before to after: 4 statements for PostgreSQL 18
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

-- alter table public.event_joins: partition of, values  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.event_joins')) THEN
    LOCK TABLE ONLY public.event_joins IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.event_joins') AND i.inhparent = pg_catalog.to_regclass('public.event')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT') THEN
    ALTER TABLE public.event DETACH PARTITION public.event_joins;
  END IF;
END
$schemadiff$;

-- alter column public.event_joins.id: not null name  (after.yaml:3)
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

-- alter column public.event_joins.id: identity  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.event_joins') AND a.attname = 'id' AND NOT a.attisdropped AND a.attidentity = '') THEN
    ALTER TABLE public.event_joins
      ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
  END IF;
END
$schemadiff$;

-- alter column public.event_joins.id: continue after rows  (after.yaml:3)
SELECT pg_catalog.setval('public.event_joins_id_seq', r.last)
FROM (SELECT max(id) AS last FROM public.event_joins) AS r, public.event_joins_id_seq AS s
WHERE NOT s.is_called AND r.last >= s.last_value;

COMMIT;
