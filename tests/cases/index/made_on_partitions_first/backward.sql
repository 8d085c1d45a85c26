-- before to after: 12 statements for PostgreSQL 18
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

-- drop primary key public.p.p_pkey
-- needs --allow drops-object:public.p.p_pkey: drops primary key public.p.p_pkey
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'p_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'p_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (k, a)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'p_pkey'
         AND i.reloptions IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.p.p_pkey was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.p DROP CONSTRAINT IF EXISTS p_pkey;
END
$schemadiff$;

-- drop unique public.p.another  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k, a, b)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another'
         AND i.reloptions IS NULL))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k, b)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another'
         AND i.reloptions IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.p.another was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k, a, b)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another'
         AND i.reloptions IS NULL) THEN
    ALTER TABLE public.p DROP CONSTRAINT IF EXISTS another;
  END IF;
END
$schemadiff$;

-- drop unique public.p.deferred
-- needs --allow drops-object:public.p.deferred: drops unique public.p.deferred
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'deferred' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'deferred'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k, name) DEFERRABLE')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'deferred'
         AND i.reloptions IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.p.deferred was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.p DROP CONSTRAINT IF EXISTS deferred;
END
$schemadiff$;

-- drop foreign key public.p.to_r
-- needs --allow drops-object:public.p.to_r: drops foreign key public.p.to_r
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'to_r' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'to_r'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (a) REFERENCES public.r(a) ON DELETE CASCADE')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.p.to_r was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.p DROP CONSTRAINT IF EXISTS to_r;
END
$schemadiff$;

-- drop index public.changed  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'changed' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.p') AND c.relname = 'changed'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 18) = 'USING btree (a, b)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.p') AND c.relname = 'changed'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (a)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.changed was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.p') AND c.relname = 'changed'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 18) = 'USING btree (a, b)') THEN
    DROP INDEX IF EXISTS public.changed;
  END IF;
END
$schemadiff$;

-- drop index public.named
-- needs --allow drops-object:public.named: drops index public.named
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'named' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.p') AND c.relname = 'named'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 18) = 'USING btree (name)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.named was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.named;
END
$schemadiff$;

-- drop index public.of_expressions
-- needs --allow drops-object:public.of_expressions: drops index public.of_expressions
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'of_expressions' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.p') AND c.relname = 'of_expressions'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 36) = 'USING btree (lower(name), ((a + b)))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.of_expressions was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.of_expressions;
END
$schemadiff$;

-- drop index public.partial
-- needs --allow drops-object:public.partial: drops index public.partial
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'partial' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.p') AND c.relname = 'partial'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 47) = 'USING btree (k, name) INCLUDE (b) WHERE (b > 0)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.partial was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.partial;
END
$schemadiff$;

-- drop index public.added
-- needs --allow drops-object:public.added: drops index public.added
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'added' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.p') AND c.relname = 'added'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (b)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.added was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.added;
END
$schemadiff$;

-- re-create unique public.p.another  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'another' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.p ADD CONSTRAINT another UNIQUE (k, b);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create index public.changed  (after.yaml:8)
CREATE INDEX IF NOT EXISTS changed ON public.p USING btree (a);

-- create index public.own  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p_2b')) THEN
    LOCK TABLE ONLY public.p_2b IN SHARE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'own' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    CREATE INDEX IF NOT EXISTS own ON public.p_2b USING btree (name);
  END IF;
END
$schemadiff$;

COMMIT;
