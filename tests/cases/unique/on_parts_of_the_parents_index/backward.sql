-- before to after: 44 statements for PostgreSQL 18
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

-- drop unique public.becomes_key.becomes_key_u
-- needs --allow drops-object:public.becomes_key.becomes_key_u: drops unique public.becomes_key.becomes_key_u
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.becomes_key')) THEN
    LOCK TABLE ONLY public.becomes_key IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.becomes_key') AND c.conname = 'becomes_key_u' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.becomes_key') AND c.conname = 'becomes_key_u'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.becomes_key') AND c.conname = 'becomes_key_u'
         AND i.reloptions IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.becomes_key.becomes_key_u was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.becomes_key') AND c.conname = 'becomes_key_u' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.becomes_key DROP CONSTRAINT IF EXISTS becomes_key_u;
  END IF;
END
$schemadiff$;

-- drop unique public.becomes_key_a.becomes_key_own  (after.yaml:51)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.becomes_key_a')) THEN
    LOCK TABLE ONLY public.becomes_key_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.becomes_key_a') AND c.conname = 'becomes_key_own' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.becomes_key_a') AND c.conname = 'becomes_key_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.becomes_key_a') AND c.conname = 'becomes_key_own'
         AND i.relispartition = false))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.becomes_key_a') AND c.conname = 'becomes_key_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.becomes_key_a.becomes_key_own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.becomes_key_a') AND c.conname = 'becomes_key_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.becomes_key_a') AND c.conname = 'becomes_key_own'
         AND i.relispartition = false) THEN
    ALTER TABLE public.becomes_key_a DROP CONSTRAINT IF EXISTS becomes_key_own;
  END IF;
END
$schemadiff$;

-- drop unique public.both_change_a.both_change_own  (after.yaml:26)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.both_change_a')) THEN
    LOCK TABLE ONLY public.both_change_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.both_change_a') AND c.conname = 'both_change_own' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.both_change_a') AND c.conname = 'both_change_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k, n)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.both_change_a') AND c.conname = 'both_change_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.both_change_a.both_change_own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.both_change_a') AND c.conname = 'both_change_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k, n)') THEN
    DO $part$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class x ON x.oid = k.conindid
             WHERE k.conrelid = pg_catalog.to_regclass('public.both_change_a') AND k.conname = 'both_change_own' AND x.relispartition) THEN
    ALTER TABLE public.both_change DETACH PARTITION public.both_change_a;
    ALTER TABLE public.both_change_a DROP CONSTRAINT IF EXISTS both_change_own;
    ALTER TABLE public.both_change ATTACH PARTITION public.both_change_a FOR VALUES IN (1);
  ELSE
    ALTER TABLE public.both_change_a DROP CONSTRAINT IF EXISTS both_change_own;
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- drop index public.both_change_u  (after.yaml:25)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.both_change')) THEN
    LOCK TABLE ONLY public.both_change IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'both_change_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.both_change') AND c.relname = 'both_change_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 18) = 'USING btree (k, n)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.both_change') AND c.relname = 'both_change_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.both_change_u was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.both_change') AND c.relname = 'both_change_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 18) = 'USING btree (k, n)') THEN
    DROP INDEX IF EXISTS public.both_change_u;
  END IF;
END
$schemadiff$;

-- drop unique public.deep_stays_a.deep_stays_own  (after.yaml:46)
-- because of index public.deep_stays_u
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.deep_stays_a')) THEN
    LOCK TABLE ONLY public.deep_stays_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.deep_stays_a') AND c.conname = 'deep_stays_own' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'deep_stays_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER TABLE public.deep_stays_a DROP CONSTRAINT IF EXISTS deep_stays_own;
  END IF;
END
$schemadiff$;

-- drop unique public.index_changes_a.index_changes_own  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.index_changes_a')) THEN
    LOCK TABLE ONLY public.index_changes_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.index_changes_a') AND c.conname = 'index_changes_own' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.index_changes_a') AND c.conname = 'index_changes_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.index_changes_a') AND c.conname = 'index_changes_own'
         AND i.relispartition = false))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.index_changes_a') AND c.conname = 'index_changes_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.index_changes_a.index_changes_own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.index_changes_a') AND c.conname = 'index_changes_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.index_changes_a') AND c.conname = 'index_changes_own'
         AND i.relispartition = false) THEN
    ALTER TABLE public.index_changes_a DROP CONSTRAINT IF EXISTS index_changes_own;
  END IF;
END
$schemadiff$;

-- drop index public.index_changes_u  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.index_changes')) THEN
    LOCK TABLE ONLY public.index_changes IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'index_changes_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.index_changes') AND c.relname = 'index_changes_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 18) = 'USING btree (k, n)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.index_changes') AND c.relname = 'index_changes_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.index_changes_u was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.index_changes') AND c.relname = 'index_changes_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 18) = 'USING btree (k, n)') THEN
    DROP INDEX IF EXISTS public.index_changes_u;
  END IF;
END
$schemadiff$;

-- drop foreign key public.refers.refers_fk  (after.yaml:54)
-- because of unique public.index_goes_a.index_goes_own
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.refers')) THEN
    LOCK TABLE ONLY public.refers IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.refers') AND c.conname = 'refers_fk' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'index_goes_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER TABLE public.refers DROP CONSTRAINT IF EXISTS refers_fk;
  END IF;
END
$schemadiff$;

-- drop unique public.index_goes_a.index_goes_own  (after.yaml:11)
-- because of index public.index_goes_u
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.index_goes_a')) THEN
    LOCK TABLE ONLY public.index_goes_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.index_goes_a') AND c.conname = 'index_goes_own' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'index_goes_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER TABLE public.index_goes_a DROP CONSTRAINT IF EXISTS index_goes_own;
  END IF;
END
$schemadiff$;

-- drop unique public.retyped_a.retyped_own  (after.yaml:31)
-- because of column public.retyped.n
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.retyped_a')) THEN
    LOCK TABLE ONLY public.retyped_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.retyped_a') AND c.conname = 'retyped_own' AND c.conparentid = 0
         AND c.contype = 'u')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.retyped') AND a.attname = 'n' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    DO $part$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class x ON x.oid = k.conindid
             WHERE k.conrelid = pg_catalog.to_regclass('public.retyped_a') AND k.conname = 'retyped_own' AND x.relispartition) THEN
    ALTER TABLE public.retyped DETACH PARTITION public.retyped_a;
    ALTER TABLE public.retyped_a DROP CONSTRAINT IF EXISTS retyped_own;
    ALTER TABLE public.retyped ATTACH PARTITION public.retyped_a FOR VALUES IN (1);
  ELSE
    ALTER TABLE public.retyped_a DROP CONSTRAINT IF EXISTS retyped_own;
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create index public.becomes_key_u  (after.yaml:50)
CREATE UNIQUE INDEX IF NOT EXISTS becomes_key_u ON public.becomes_key USING btree (k);

-- re-create unique public.becomes_key_a.becomes_key_own  (after.yaml:51)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.becomes_key_a') AND c.conname = 'becomes_key_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.becomes_key_a') AND c.relname = 'becomes_key_u' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE public.becomes_key_a ADD CONSTRAINT becomes_key_own UNIQUE USING INDEX %I', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
    IF (SELECT reloptions IS NOT NULL FROM pg_catalog.pg_class WHERE oid = part) THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RESET (%s)', part, (SELECT pg_catalog.string_agg(pg_catalog.split_part(given, '=', 1), ', ')
         FROM pg_catalog.pg_class c CROSS JOIN pg_catalog.unnest(c.reloptions) given WHERE c.oid = part));
    END IF;
    IF (SELECT s.spcname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace WHERE c.oid = part) IS DISTINCT FROM NULL THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s SET TABLESPACE pg_default', part);
    END IF;
  ELSE
    ALTER TABLE public.becomes_key_a ADD CONSTRAINT becomes_key_own UNIQUE (k);
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- alter inherited index public.becomes_key_a.becomes_key_u: name  (after.yaml:51)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.becomes_key_a') AND c.relname = 'becomes_key_u' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'becomes_key_own' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'becomes_key_own' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'becomes_key_own');
    END IF;
  END IF;
END
$part$;

-- re-create index public.both_change_u  (after.yaml:25)
CREATE UNIQUE INDEX IF NOT EXISTS both_change_u ON public.both_change USING btree (k);

-- re-create unique public.both_change_a.both_change_own  (after.yaml:26)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.both_change_a') AND c.conname = 'both_change_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.both_change_a') AND c.relname = 'both_change_u' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE public.both_change_a ADD CONSTRAINT both_change_own UNIQUE USING INDEX %I', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
    IF (SELECT reloptions IS NOT NULL FROM pg_catalog.pg_class WHERE oid = part) THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RESET (%s)', part, (SELECT pg_catalog.string_agg(pg_catalog.split_part(given, '=', 1), ', ')
         FROM pg_catalog.pg_class c CROSS JOIN pg_catalog.unnest(c.reloptions) given WHERE c.oid = part));
    END IF;
    IF (SELECT s.spcname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace WHERE c.oid = part) IS DISTINCT FROM NULL THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s SET TABLESPACE pg_default', part);
    END IF;
  ELSE
    ALTER TABLE public.both_change_a ADD CONSTRAINT both_change_own UNIQUE (k);
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- alter inherited index public.both_change_a.both_change_u: name  (after.yaml:26)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.both_change_a') AND c.relname = 'both_change_u' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'both_change_own' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'both_change_own' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'both_change_own');
    END IF;
  END IF;
END
$part$;

-- create index public.both_go_u  (after.yaml:5)
CREATE UNIQUE INDEX IF NOT EXISTS both_go_u ON public.both_go USING btree (k);

-- create unique public.both_go_a.both_go_own  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.both_go_a')) THEN
    LOCK TABLE ONLY public.both_go_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.both_go_a') AND c.conname = 'both_go_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.both_go_a') AND c.relname = 'both_go_u' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE public.both_go_a ADD CONSTRAINT both_go_own UNIQUE USING INDEX %I', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
    IF (SELECT reloptions IS NOT NULL FROM pg_catalog.pg_class WHERE oid = part) THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RESET (%s)', part, (SELECT pg_catalog.string_agg(pg_catalog.split_part(given, '=', 1), ', ')
         FROM pg_catalog.pg_class c CROSS JOIN pg_catalog.unnest(c.reloptions) given WHERE c.oid = part));
    END IF;
    IF (SELECT s.spcname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace WHERE c.oid = part) IS DISTINCT FROM NULL THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s SET TABLESPACE pg_default', part);
    END IF;
  ELSE
    ALTER TABLE public.both_go_a ADD CONSTRAINT both_go_own UNIQUE (k);
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- alter inherited index public.both_go_a.both_go_u: name  (after.yaml:6)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.both_go_a') AND c.relname = 'both_go_u' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'both_go_own' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'both_go_own' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'both_go_own');
    END IF;
  END IF;
END
$part$;

-- create index public.deep_u  (after.yaml:40)
CREATE UNIQUE INDEX IF NOT EXISTS deep_u ON public.deep USING btree (k);

-- create unique public.deep_a.deep_own  (after.yaml:41)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.deep_a')) THEN
    LOCK TABLE ONLY public.deep_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.deep_a') AND c.conname = 'deep_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.deep_a') AND c.relname = 'deep_u' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE public.deep_a ADD CONSTRAINT deep_own UNIQUE USING INDEX %I', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
    IF (SELECT reloptions IS NOT NULL FROM pg_catalog.pg_class WHERE oid = part) THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RESET (%s)', part, (SELECT pg_catalog.string_agg(pg_catalog.split_part(given, '=', 1), ', ')
         FROM pg_catalog.pg_class c CROSS JOIN pg_catalog.unnest(c.reloptions) given WHERE c.oid = part));
    END IF;
    IF (SELECT s.spcname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace WHERE c.oid = part) IS DISTINCT FROM NULL THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s SET TABLESPACE pg_default', part);
    END IF;
  ELSE
    ALTER TABLE public.deep_a ADD CONSTRAINT deep_own UNIQUE (k);
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- alter inherited index public.deep_a.deep_u: name  (after.yaml:41)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.deep_a') AND c.relname = 'deep_u' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'deep_own' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'deep_own' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'deep_own');
    END IF;
  END IF;
END
$part$;

-- create index public.deep_stays_u  (after.yaml:45)
CREATE UNIQUE INDEX IF NOT EXISTS deep_stays_u ON public.deep_stays USING btree (k);

-- re-create unique public.deep_stays_a.deep_stays_own  (after.yaml:46)
-- because of index public.deep_stays_u
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.deep_stays_a') AND c.conname = 'deep_stays_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.deep_stays_a') AND c.relname = 'deep_stays_u' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE public.deep_stays_a ADD CONSTRAINT deep_stays_own UNIQUE USING INDEX %I', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
    IF (SELECT reloptions IS NOT NULL FROM pg_catalog.pg_class WHERE oid = part) THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RESET (%s)', part, (SELECT pg_catalog.string_agg(pg_catalog.split_part(given, '=', 1), ', ')
         FROM pg_catalog.pg_class c CROSS JOIN pg_catalog.unnest(c.reloptions) given WHERE c.oid = part));
    END IF;
    IF (SELECT s.spcname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace WHERE c.oid = part) IS DISTINCT FROM NULL THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s SET TABLESPACE pg_default', part);
    END IF;
  ELSE
    ALTER TABLE public.deep_stays_a ADD CONSTRAINT deep_stays_own UNIQUE (k);
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- alter inherited index public.deep_stays_a.deep_stays_u: name  (after.yaml:46)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.deep_stays_a') AND c.relname = 'deep_stays_u' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'deep_stays_own' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'deep_stays_own' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'deep_stays_own');
    END IF;
  END IF;
END
$part$;

-- re-create index public.index_changes_u  (after.yaml:15)
CREATE UNIQUE INDEX IF NOT EXISTS index_changes_u ON public.index_changes USING btree (k);

-- re-create unique public.index_changes_a.index_changes_own  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.index_changes_a') AND c.conname = 'index_changes_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.index_changes_a') AND c.relname = 'index_changes_u' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE public.index_changes_a ADD CONSTRAINT index_changes_own UNIQUE USING INDEX %I', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
    IF (SELECT reloptions IS NOT NULL FROM pg_catalog.pg_class WHERE oid = part) THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RESET (%s)', part, (SELECT pg_catalog.string_agg(pg_catalog.split_part(given, '=', 1), ', ')
         FROM pg_catalog.pg_class c CROSS JOIN pg_catalog.unnest(c.reloptions) given WHERE c.oid = part));
    END IF;
    IF (SELECT s.spcname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace WHERE c.oid = part) IS DISTINCT FROM NULL THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s SET TABLESPACE pg_default', part);
    END IF;
  ELSE
    ALTER TABLE public.index_changes_a ADD CONSTRAINT index_changes_own UNIQUE (k);
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- alter inherited index public.index_changes_a.index_changes_u: name  (after.yaml:16)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.index_changes_a') AND c.relname = 'index_changes_u' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'index_changes_own' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'index_changes_own' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'index_changes_own');
    END IF;
  END IF;
END
$part$;

-- create index public.index_goes_u  (after.yaml:10)
CREATE UNIQUE INDEX IF NOT EXISTS index_goes_u ON public.index_goes USING btree (k);

-- re-create unique public.index_goes_a.index_goes_own  (after.yaml:11)
-- because of index public.index_goes_u
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.index_goes_a') AND c.conname = 'index_goes_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.index_goes_a') AND c.relname = 'index_goes_u' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE public.index_goes_a ADD CONSTRAINT index_goes_own UNIQUE USING INDEX %I', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
    IF (SELECT reloptions IS NOT NULL FROM pg_catalog.pg_class WHERE oid = part) THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RESET (%s)', part, (SELECT pg_catalog.string_agg(pg_catalog.split_part(given, '=', 1), ', ')
         FROM pg_catalog.pg_class c CROSS JOIN pg_catalog.unnest(c.reloptions) given WHERE c.oid = part));
    END IF;
    IF (SELECT s.spcname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace WHERE c.oid = part) IS DISTINCT FROM NULL THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s SET TABLESPACE pg_default', part);
    END IF;
  ELSE
    ALTER TABLE public.index_goes_a ADD CONSTRAINT index_goes_own UNIQUE (k);
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- alter inherited index public.index_goes_a.index_goes_u: name  (after.yaml:11)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.index_goes_a') AND c.relname = 'index_goes_u' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'index_goes_own' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'index_goes_own' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'index_goes_own');
    END IF;
  END IF;
END
$part$;

-- create unique public.joins_a.joins_own  (after.yaml:60)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.joins_a')) THEN
    LOCK TABLE ONLY public.joins_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.joins_a') AND c.conname = 'joins_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.joins_a') AND c.relname = 'joins_u' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE public.joins_a ADD CONSTRAINT joins_own UNIQUE USING INDEX %I', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
    IF (SELECT reloptions IS NOT NULL FROM pg_catalog.pg_class WHERE oid = part) THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RESET (%s)', part, (SELECT pg_catalog.string_agg(pg_catalog.split_part(given, '=', 1), ', ')
         FROM pg_catalog.pg_class c CROSS JOIN pg_catalog.unnest(c.reloptions) given WHERE c.oid = part));
    END IF;
    IF (SELECT s.spcname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace WHERE c.oid = part) IS DISTINCT FROM NULL THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s SET TABLESPACE pg_default', part);
    END IF;
  ELSE
    ALTER TABLE public.joins_a ADD CONSTRAINT joins_own UNIQUE (k);
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.joins_a: partition of, values  (after.yaml:60)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.joins_a') AND NOT c.relispartition) THEN
    ALTER TABLE public.joins_a RENAME CONSTRAINT joins_a_k_not_null TO joins_k_not_null;
    ALTER TABLE public.joins_a RENAME CONSTRAINT joins_a_n_not_null TO joins_n_not_null;
    ALTER TABLE public.joins ATTACH PARTITION public.joins_a FOR VALUES IN (1);
  END IF;
END
$schemadiff$;

-- alter inherited index public.joins_a.joins_u: name  (after.yaml:60)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.joins_a') AND c.relname = 'joins_u' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'joins_own' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'joins_own' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'joins_own');
    END IF;
  END IF;
END
$part$;

-- alter table public.joins_b: partition of, values  (after.yaml:61)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.joins_b')) THEN
    LOCK TABLE ONLY public.joins_b IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.joins_b') AND NOT c.relispartition) THEN
    ALTER TABLE public.joins_b RENAME CONSTRAINT joins_b_k_not_null TO joins_k_not_null;
    ALTER TABLE public.joins_b RENAME CONSTRAINT joins_b_n_not_null TO joins_n_not_null;
    ALTER TABLE public.joins ATTACH PARTITION public.joins_b FOR VALUES IN (2);
  END IF;
END
$schemadiff$;

-- alter inherited index public.joins_b.joins_u: name  (after.yaml:61)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.joins_b') AND c.relname = 'joins_u' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'joins_kept' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'joins_kept' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'joins_kept');
    END IF;
  END IF;
END
$part$;

-- create unique public.key_goes_a.key_goes_own  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.key_goes_a')) THEN
    LOCK TABLE ONLY public.key_goes_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.key_goes_a') AND c.conname = 'key_goes_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.key_goes_a') AND c.relname = 'key_goes_u' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE public.key_goes_a ADD CONSTRAINT key_goes_own UNIQUE USING INDEX %I', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
    IF (SELECT reloptions IS NOT NULL FROM pg_catalog.pg_class WHERE oid = part) THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RESET (%s)', part, (SELECT pg_catalog.string_agg(pg_catalog.split_part(given, '=', 1), ', ')
         FROM pg_catalog.pg_class c CROSS JOIN pg_catalog.unnest(c.reloptions) given WHERE c.oid = part));
    END IF;
    IF (SELECT s.spcname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace WHERE c.oid = part) IS DISTINCT FROM NULL THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s SET TABLESPACE pg_default', part);
    END IF;
  ELSE
    ALTER TABLE public.key_goes_a ADD CONSTRAINT key_goes_own UNIQUE (k);
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create index public.primary_u  (after.yaml:35)
CREATE UNIQUE INDEX IF NOT EXISTS primary_u ON public."primary" USING btree (k);

-- create primary key public.primary_a.primary_own  (after.yaml:36)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.primary_a')) THEN
    LOCK TABLE ONLY public.primary_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.primary_a') AND c.conname = 'primary_own' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.primary_a') AND c.relname = 'primary_u' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE public.primary_a ADD CONSTRAINT primary_own PRIMARY KEY USING INDEX %I', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
    IF (SELECT reloptions IS NOT NULL FROM pg_catalog.pg_class WHERE oid = part) THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RESET (%s)', part, (SELECT pg_catalog.string_agg(pg_catalog.split_part(given, '=', 1), ', ')
         FROM pg_catalog.pg_class c CROSS JOIN pg_catalog.unnest(c.reloptions) given WHERE c.oid = part));
    END IF;
    IF (SELECT s.spcname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace WHERE c.oid = part) IS DISTINCT FROM NULL THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s SET TABLESPACE pg_default', part);
    END IF;
  ELSE
    ALTER TABLE public.primary_a ADD CONSTRAINT primary_own PRIMARY KEY (k);
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- alter inherited index public.primary_a.primary_u: name  (after.yaml:36)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.primary_a') AND c.relname = 'primary_u' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'primary_own' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'primary_own' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'primary_own');
    END IF;
  END IF;
END
$part$;

-- re-create foreign key public.refers.refers_fk  (after.yaml:54)
-- because of unique public.index_goes_a.index_goes_own
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.refers') AND c.conname = 'refers_fk' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.refers ADD CONSTRAINT refers_fk FOREIGN KEY (k) REFERENCES public.index_goes_a(k);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.retyped.n: type  (after.yaml:29)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.retyped')) THEN
    LOCK TABLE ONLY public.retyped IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.retyped') AND a.attname = 'n' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.retyped.n was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.retyped') AND a.attname = 'n' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.retyped
      ALTER COLUMN n TYPE integer;
  END IF;
END
$schemadiff$;

-- re-create unique public.retyped_a.retyped_own  (after.yaml:31)
-- because of column public.retyped.n
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.retyped_a') AND c.conname = 'retyped_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.retyped_a') AND c.relname = 'retyped_u' AND c.oid <> i.indexrelid);
BEGIN
  IF part IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER TABLE public.retyped_a ADD CONSTRAINT retyped_own UNIQUE USING INDEX %I', (SELECT relname FROM pg_catalog.pg_class WHERE oid = part));
    IF (SELECT reloptions IS NOT NULL FROM pg_catalog.pg_class WHERE oid = part) THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RESET (%s)', part, (SELECT pg_catalog.string_agg(pg_catalog.split_part(given, '=', 1), ', ')
         FROM pg_catalog.pg_class c CROSS JOIN pg_catalog.unnest(c.reloptions) given WHERE c.oid = part));
    END IF;
    IF (SELECT s.spcname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace WHERE c.oid = part) IS DISTINCT FROM NULL THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s SET TABLESPACE pg_default', part);
    END IF;
  ELSE
    ALTER TABLE public.retyped_a ADD CONSTRAINT retyped_own UNIQUE (k, n);
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- alter inherited index public.retyped_a.retyped_u: name  (after.yaml:31)
DO $part$
DECLARE
  part pg_catalog.regclass := (
    SELECT i.indexrelid
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.pg_partition_root(i.indexrelid)
    WHERE i.indrelid = pg_catalog.to_regclass('public.retyped_a') AND c.relname = 'retyped_u' AND c.oid <> i.indexrelid);
  other pg_catalog.regclass;
  was text;
BEGIN
  IF part IS NOT NULL THEN
    SELECT c.relname INTO was FROM pg_catalog.pg_class c WHERE c.oid = part;
    SELECT c.oid INTO other FROM pg_catalog.pg_class c
    WHERE c.relname = 'retyped_own' AND c.relnamespace = pg_catalog.to_regnamespace('public') AND c.relispartition AND c.relkind IN ('i', 'I');
    IF other <> part THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'schemadiff_' || part::pg_catalog.oid);
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', other, was);
    END IF;
    IF was <> 'retyped_own' THEN
      EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part, 'retyped_own');
    END IF;
  END IF;
END
$part$;

COMMIT;
