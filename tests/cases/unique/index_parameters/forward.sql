-- before to after: 10 statements for PostgreSQL 18
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

-- drop unique public.t.u  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a, b)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.t.u was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a)') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS u;
  END IF;
END
$schemadiff$;

-- drop unique public.t.o  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'o' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'o'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (b) DEFERRABLE'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'o'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (b, a) DEFERRABLE INITIALLY DEFERRED')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.t.o was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'o'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (b) DEFERRABLE') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS o;
  END IF;
END
$schemadiff$;

-- drop exclusion public.t.x  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'x'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'EXCLUDE USING gist (a WITH =) WITH (buffering=auto) WHERE ((b > 0))') THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS x;
  END IF;
END
$schemadiff$;

-- drop index public.i  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'i' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'i'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 35) = 'USING gin (c) WITH (fastupdate=off)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'i'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 51) = 'USING gin (c jsonb_path_ops) WITH (fastupdate=''on'')'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'i'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 36) = 'USING gin (c) WITH (fastupdate=''on'')')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.i was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'i'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 35) = 'USING gin (c) WITH (fastupdate=off)') THEN
    DROP INDEX IF EXISTS public.i;
  END IF;
END
$schemadiff$;

-- drop index public.j  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'j'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 36) = 'USING gist (d) WITH (buffering=''on'')') THEN
    DROP INDEX IF EXISTS public.j;
  END IF;
END
$schemadiff$;

-- re-create unique public.t.u  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.t ADD CONSTRAINT u UNIQUE (a, b) WITH (deduplicate_items='on');
  END IF;
END
$schemadiff$;

-- re-create unique public.t.o  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'o' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.t ADD CONSTRAINT o UNIQUE (b, a) DEFERRABLE INITIALLY DEFERRED;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create exclusion public.t.x  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'x' AND c.conparentid = 0
         AND c.contype = 'x') THEN
    ALTER TABLE public.t ADD CONSTRAINT x EXCLUDE USING gist (b WITH =) WITH (buffering=off);
  END IF;
END
$schemadiff$;

-- re-create index public.i  (after.yaml:11)
CREATE INDEX IF NOT EXISTS i ON public.t USING gin (c jsonb_path_ops) WITH (fastupdate='on');

-- re-create index public.j  (after.yaml:12)
CREATE INDEX IF NOT EXISTS j ON public.t USING gist (d) WITH (buffering=off) WHERE (a > 0);

COMMIT;
