-- before to after: 14 statements for PostgreSQL 18
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

-- drop unique public.p.another  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k, b)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another'
         AND i.reloptions IS NULL))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k, a, b)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another'
         AND i.reloptions IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.p.another was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k, b)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another'
         AND i.reloptions IS NULL) THEN
    ALTER TABLE public.p DROP CONSTRAINT IF EXISTS another;
  END IF;
END
$schemadiff$;

-- drop index public.changed  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'changed' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.p') AND c.relname = 'changed'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (a)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.p') AND c.relname = 'changed'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 18) = 'USING btree (a, b)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.changed was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.p') AND c.relname = 'changed'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (a)') THEN
    DROP INDEX IF EXISTS public.changed;
  END IF;
END
$schemadiff$;

-- drop index public.own
-- needs --allow drops-object:public.own: drops index public.own
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p_2b')) THEN
    LOCK TABLE ONLY public.p_2b IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'own' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.p_2b') AND c.relname = 'own'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 18) = 'USING btree (name)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'own' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    DROP INDEX IF EXISTS public.own;
  END IF;
END
$schemadiff$;

-- create primary key public.p.p_pkey  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'p_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY (k, a);
  END IF;
END
$schemadiff$;

-- re-create unique public.p.another  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.p ADD CONSTRAINT another UNIQUE (k, a, b);
  END IF;
END
$schemadiff$;

-- create unique public.p.deferred  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'deferred' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.p ADD CONSTRAINT deferred UNIQUE (k, name) DEFERRABLE;
  END IF;
END
$schemadiff$;

-- create foreign key public.p.to_r  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'to_r' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.p ADD CONSTRAINT to_r FOREIGN KEY (a) REFERENCES public.r(a) ON DELETE CASCADE;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create index public.changed  (after.yaml:10)
CREATE INDEX IF NOT EXISTS changed ON public.p USING btree (a, b);

-- create index public.added  (after.yaml:11)
CREATE INDEX IF NOT EXISTS added ON public.p USING btree (b);

-- create index public.of_expressions  (after.yaml:12)
CREATE INDEX IF NOT EXISTS of_expressions ON public.p USING btree (lower(name), (a + b));

-- create index public.partial  (after.yaml:13)
CREATE UNIQUE INDEX IF NOT EXISTS partial ON public.p USING btree (k, name) INCLUDE (b) WHERE (b > 0);

-- create index public.named  (after.yaml:14)
CREATE INDEX IF NOT EXISTS named ON public.p USING btree (name);

-- alter inherited index public.p_1.added: name  (after.yaml:20)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.p_1') AND c.relname = 'added' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'called_otherwise' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'called_otherwise' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'called_otherwise');
    END IF;
  END IF;
END
$part$;

-- alter inherited index public.p_1.added: comment  (after.yaml:20)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.p_1') AND c.relname = 'added' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('COMMENT ON INDEX %s IS %L', part, 'Said');
  END IF;
END
$part$;

COMMIT;
