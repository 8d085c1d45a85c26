-- before to after: 17 statements for PostgreSQL 18
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

-- drop unique public.events_b.b_own
-- needs --allow drops-object:public.events_b.b_own: drops unique public.events_b.b_own
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.events_b')) THEN
    LOCK TABLE ONLY public.events_b IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.events_b') AND c.conname = 'b_own' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.events_b') AND c.conname = 'b_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (kind, id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.events_b.b_own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.events_b') AND c.conname = 'b_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.events_b DROP CONSTRAINT IF EXISTS b_own;
  END IF;
END
$schemadiff$;

-- create unique public.events_a.a_own  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.events_a')) THEN
    LOCK TABLE ONLY public.events_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.events_a') AND c.conname = 'a_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.events_a') AND c.relname = 'events_of_kind' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE public.events_a ADD CONSTRAINT a_own UNIQUE USING INDEX %I', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
    IF (SELECT reloptions IS NOT NULL FROM pg_catalog.pg_class WHERE oid = part) THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RESET (%s)', part, (SELECT pg_catalog.string_agg(pg_catalog.split_part(given, '=', 1), ', ')
         FROM pg_catalog.pg_class c CROSS JOIN pg_catalog.unnest(c.reloptions) given WHERE c.oid = part));
    END IF;
    IF (SELECT s.spcname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace WHERE c.oid = part) IS DISTINCT FROM NULL THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s SET TABLESPACE pg_default', part);
    END IF;
  ELSE
    ALTER TABLE public.events_a ADD CONSTRAINT a_own UNIQUE (kind, id);
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- create comment on unique public.events_a.a_own  (after.yaml:9)
COMMENT ON CONSTRAINT a_own ON public.events_a IS 'both';

-- create table public.events_c  (after.yaml:13)
CREATE TABLE IF NOT EXISTS public.events_c PARTITION OF public.events FOR VALUES IN ('c');

-- create unique public.events_c.c_own  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.events_c') AND c.conname = 'c_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.events_c') AND c.relname = 'events_of_kind' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE public.events_c ADD CONSTRAINT c_own UNIQUE USING INDEX %I', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
    IF (SELECT reloptions IS NOT NULL FROM pg_catalog.pg_class WHERE oid = part) THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RESET (%s)', part, (SELECT pg_catalog.string_agg(pg_catalog.split_part(given, '=', 1), ', ')
         FROM pg_catalog.pg_class c CROSS JOIN pg_catalog.unnest(c.reloptions) given WHERE c.oid = part));
    END IF;
    IF (SELECT s.spcname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace WHERE c.oid = part) IS DISTINCT FROM NULL THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s SET TABLESPACE pg_default', part);
    END IF;
  ELSE
    ALTER TABLE public.events_c ADD CONSTRAINT c_own UNIQUE (kind, id);
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create index public.c_at  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'c_at' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    CREATE INDEX IF NOT EXISTS c_at ON public.events_c USING btree (at);
  END IF;
END
$schemadiff$;

-- alter inherited index public.events_c.events_of_kind: name  (after.yaml:17)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.events_c') AND c.relname = 'events_of_kind' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'c_own' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'c_own' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'c_own');
    END IF;
  END IF;
END
$part$;

-- create table public.events_d  (after.yaml:18)
CREATE TABLE IF NOT EXISTS public.events_d (
  id integer,
  kind text NOT NULL,
  at timestamp with time zone DEFAULT now()
);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.events_d: attach  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.events_d') AND NOT c.relispartition) THEN
    ALTER TABLE public.events_d RENAME CONSTRAINT events_d_kind_not_null TO events_kind_not_null;
    ALTER TABLE public.events ATTACH PARTITION public.events_d FOR VALUES IN ('d');
  END IF;
END
$schemadiff$;

-- create unique public.events_d.d_own  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.events_d') AND c.conname = 'd_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.events_d ADD CONSTRAINT d_own UNIQUE (kind, id);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create index public.d_at  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'd_at' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    CREATE INDEX IF NOT EXISTS d_at ON public.events_d USING btree (at);
  END IF;
END
$schemadiff$;

-- create table public.orders  (after.yaml:30)
CREATE TABLE IF NOT EXISTS public.orders (
  region text NOT NULL,
  number integer NOT NULL,
  CONSTRAINT orders_key UNIQUE (region, number)
) PARTITION BY LIST (region);

-- create table public.orders_eu  (after.yaml:35)
CREATE TABLE IF NOT EXISTS public.orders_eu PARTITION OF public.orders FOR VALUES IN ('eu');

-- create primary key public.orders_eu.orders_eu_pkey  (after.yaml:35)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.orders_eu') AND c.conname = 'orders_eu_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.orders_eu ADD CONSTRAINT orders_eu_pkey PRIMARY KEY (region, number);
  END IF;
END
$schemadiff$;

-- create table public.readings_us  (after.yaml:29)
CREATE TABLE IF NOT EXISTS public.readings_us (
  region text NOT NULL,
  at timestamp with time zone NOT NULL
);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.readings_us: attach  (after.yaml:29)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.readings_us') AND NOT c.relispartition) THEN
    ALTER TABLE public.readings ATTACH PARTITION public.readings_us FOR VALUES IN ('us');
  END IF;
END
$schemadiff$;

-- create primary key public.readings_us.readings_us_pkey  (after.yaml:29)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.readings_us') AND c.conname = 'readings_us_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.readings_us ADD CONSTRAINT readings_us_pkey PRIMARY KEY (region, at);
  END IF;
END
$schemadiff$;

COMMIT;
