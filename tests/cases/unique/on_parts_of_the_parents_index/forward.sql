-- before to after: 39 statements for PostgreSQL 18
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

-- drop unique public.becomes_key_a.becomes_key_own  (after.yaml:46)
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
         AND i.relispartition = true))
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
         AND i.relispartition = true) THEN
    DO $part$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class x ON x.oid = k.conindid
             WHERE k.conrelid = pg_catalog.to_regclass('public.becomes_key_a') AND k.conname = 'becomes_key_own' AND x.relispartition) THEN
    ALTER TABLE public.becomes_key DETACH PARTITION public.becomes_key_a;
    ALTER TABLE public.becomes_key_a DROP CONSTRAINT IF EXISTS becomes_key_own;
    ALTER TABLE public.becomes_key ATTACH PARTITION public.becomes_key_a FOR VALUES IN (1);
  ELSE
    ALTER TABLE public.becomes_key_a DROP CONSTRAINT IF EXISTS becomes_key_own;
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- drop index public.becomes_key_u
-- needs --allow drops-object:public.becomes_key_u: drops index public.becomes_key_u
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.becomes_key')) THEN
    LOCK TABLE ONLY public.becomes_key IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'becomes_key_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.becomes_key') AND c.relname = 'becomes_key_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.becomes_key_u was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'becomes_key_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    DROP INDEX IF EXISTS public.becomes_key_u;
  END IF;
END
$schemadiff$;

-- drop unique public.both_change_a.both_change_own  (after.yaml:24)
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
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.both_change_a') AND c.conname = 'both_change_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k, n)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.both_change_a.both_change_own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.both_change_a') AND c.conname = 'both_change_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k)') THEN
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

-- drop index public.both_change_u  (after.yaml:23)
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
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (k)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.both_change') AND c.relname = 'both_change_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 18) = 'USING btree (k, n)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.both_change_u was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.both_change') AND c.relname = 'both_change_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (k)') THEN
    DROP INDEX IF EXISTS public.both_change_u;
  END IF;
END
$schemadiff$;

-- drop unique public.both_go_a.both_go_own
-- needs --allow drops-object:public.both_go_a.both_go_own: drops unique public.both_go_a.both_go_own
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.both_go_a')) THEN
    LOCK TABLE ONLY public.both_go_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.both_go_a') AND c.conname = 'both_go_own' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.both_go_a') AND c.conname = 'both_go_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.both_go_a.both_go_own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.both_go_a') AND c.conname = 'both_go_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class x ON x.oid = k.conindid
             WHERE k.conrelid = pg_catalog.to_regclass('public.both_go_a') AND k.conname = 'both_go_own' AND x.relispartition) THEN
    ALTER TABLE public.both_go DETACH PARTITION public.both_go_a;
    ALTER TABLE public.both_go_a DROP CONSTRAINT IF EXISTS both_go_own;
    ALTER TABLE public.both_go ATTACH PARTITION public.both_go_a FOR VALUES IN (1);
  ELSE
    ALTER TABLE public.both_go_a DROP CONSTRAINT IF EXISTS both_go_own;
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- drop index public.both_go_u
-- needs --allow drops-object:public.both_go_u: drops index public.both_go_u
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.both_go')) THEN
    LOCK TABLE ONLY public.both_go IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'both_go_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.both_go') AND c.relname = 'both_go_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.both_go_u was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.both_go_u;
END
$schemadiff$;

-- drop unique public.deep_a.deep_own
-- needs --allow drops-object:public.deep_a.deep_own: drops unique public.deep_a.deep_own
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.deep_a')) THEN
    LOCK TABLE ONLY public.deep_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.deep_a') AND c.conname = 'deep_own' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.deep_a') AND c.conname = 'deep_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.deep_a.deep_own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.deep_a') AND c.conname = 'deep_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class x ON x.oid = k.conindid
             WHERE k.conrelid = pg_catalog.to_regclass('public.deep_a') AND k.conname = 'deep_own' AND x.relispartition) THEN
    ALTER TABLE public.deep_m DETACH PARTITION public.deep_a;
    ALTER TABLE public.deep_a DROP CONSTRAINT IF EXISTS deep_own;
    ALTER TABLE public.deep_m ATTACH PARTITION public.deep_a FOR VALUES IN (1);
  ELSE
    ALTER TABLE public.deep_a DROP CONSTRAINT IF EXISTS deep_own;
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- drop index public.deep_u
-- needs --allow drops-object:public.deep_u: drops index public.deep_u
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.deep')) THEN
    LOCK TABLE ONLY public.deep IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'deep_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.deep') AND c.relname = 'deep_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.deep_u was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.deep_u;
END
$schemadiff$;

-- drop unique public.deep_stays_a.deep_stays_own  (after.yaml:41)
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
       AND EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'deep_stays_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    DO $part$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class x ON x.oid = k.conindid
             WHERE k.conrelid = pg_catalog.to_regclass('public.deep_stays_a') AND k.conname = 'deep_stays_own' AND x.relispartition) THEN
    ALTER TABLE public.deep_stays_m DETACH PARTITION public.deep_stays_a;
    ALTER TABLE public.deep_stays_a DROP CONSTRAINT IF EXISTS deep_stays_own;
    ALTER TABLE public.deep_stays_m ATTACH PARTITION public.deep_stays_a FOR VALUES IN (1);
  ELSE
    ALTER TABLE public.deep_stays_a DROP CONSTRAINT IF EXISTS deep_stays_own;
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- drop index public.deep_stays_u
-- needs --allow drops-object:public.deep_stays_u: drops index public.deep_stays_u
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.deep_stays')) THEN
    LOCK TABLE ONLY public.deep_stays IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'deep_stays_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.deep_stays') AND c.relname = 'deep_stays_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.deep_stays_u was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.deep_stays_u;
END
$schemadiff$;

-- drop unique public.index_changes_a.index_changes_own  (after.yaml:14)
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
         AND i.relispartition = true))
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
         AND i.relispartition = true) THEN
    DO $part$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class x ON x.oid = k.conindid
             WHERE k.conrelid = pg_catalog.to_regclass('public.index_changes_a') AND k.conname = 'index_changes_own' AND x.relispartition) THEN
    ALTER TABLE public.index_changes DETACH PARTITION public.index_changes_a;
    ALTER TABLE public.index_changes_a DROP CONSTRAINT IF EXISTS index_changes_own;
    ALTER TABLE public.index_changes ATTACH PARTITION public.index_changes_a FOR VALUES IN (1);
  ELSE
    ALTER TABLE public.index_changes_a DROP CONSTRAINT IF EXISTS index_changes_own;
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- drop index public.index_changes_u  (after.yaml:13)
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
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (k)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.index_changes') AND c.relname = 'index_changes_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 18) = 'USING btree (k, n)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.index_changes_u was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.index_changes') AND c.relname = 'index_changes_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (k)') THEN
    DROP INDEX IF EXISTS public.index_changes_u;
  END IF;
END
$schemadiff$;

-- alter table public.joins_a: partition of, values  (after.yaml:54)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.joins_a')) THEN
    LOCK TABLE ONLY public.joins_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.joins_a') AND i.inhparent = pg_catalog.to_regclass('public.joins')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (1)') THEN
    ALTER TABLE public.joins DETACH PARTITION public.joins_a;
  END IF;
END
$schemadiff$;

-- drop unique public.joins_a.joins_own
-- needs --allow drops-object:public.joins_a.joins_own: drops unique public.joins_a.joins_own
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.joins_a') AND c.conname = 'joins_own' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.joins_a') AND c.conname = 'joins_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.joins_a.joins_own was changed by another session since the plan was made; plan again';
  END IF;
  DO $part$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class x ON x.oid = k.conindid
             WHERE k.conrelid = pg_catalog.to_regclass('public.joins_a') AND k.conname = 'joins_own' AND x.relispartition) THEN
    ALTER TABLE public.joins DETACH PARTITION public.joins_a;
    ALTER TABLE public.joins_a DROP CONSTRAINT IF EXISTS joins_own;
    ALTER TABLE public.joins ATTACH PARTITION public.joins_a FOR VALUES IN (1);
  ELSE
    ALTER TABLE public.joins_a DROP CONSTRAINT IF EXISTS joins_own;
  END IF;
END
$part$;
END
$schemadiff$;

-- alter table public.joins_b: partition of, values  (after.yaml:56)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.joins_b')) THEN
    LOCK TABLE ONLY public.joins_b IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.joins_b') AND i.inhparent = pg_catalog.to_regclass('public.joins')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (2)') THEN
    ALTER TABLE public.joins DETACH PARTITION public.joins_b;
  END IF;
END
$schemadiff$;

-- drop unique public.key_goes_a.key_goes_own
-- needs --allow drops-object:public.key_goes_a.key_goes_own: drops unique public.key_goes_a.key_goes_own
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.key_goes_a')) THEN
    LOCK TABLE ONLY public.key_goes_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.key_goes_a') AND c.conname = 'key_goes_own' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.key_goes_a') AND c.conname = 'key_goes_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (k)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.key_goes_a') AND c.conname = 'key_goes_own'
         AND i.relispartition = true)) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.key_goes_a.key_goes_own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.key_goes_a') AND c.conname = 'key_goes_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    DO $part$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class x ON x.oid = k.conindid
             WHERE k.conrelid = pg_catalog.to_regclass('public.key_goes_a') AND k.conname = 'key_goes_own' AND x.relispartition) THEN
    ALTER TABLE public.key_goes DETACH PARTITION public.key_goes_a;
    ALTER TABLE public.key_goes_a DROP CONSTRAINT IF EXISTS key_goes_own;
    ALTER TABLE public.key_goes ATTACH PARTITION public.key_goes_a FOR VALUES IN (1);
  ELSE
    ALTER TABLE public.key_goes_a DROP CONSTRAINT IF EXISTS key_goes_own;
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- drop primary key public.primary_a.primary_own
-- needs --allow drops-object:public.primary_a.primary_own: drops primary key public.primary_a.primary_own
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.primary_a')) THEN
    LOCK TABLE ONLY public.primary_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.primary_a') AND c.conname = 'primary_own' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.primary_a') AND c.conname = 'primary_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.primary_a.primary_own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.primary_a') AND c.conname = 'primary_own' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    DO $part$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class x ON x.oid = k.conindid
             WHERE k.conrelid = pg_catalog.to_regclass('public.primary_a') AND k.conname = 'primary_own' AND x.relispartition) THEN
    ALTER TABLE public."primary" DETACH PARTITION public.primary_a;
    ALTER TABLE public.primary_a DROP CONSTRAINT IF EXISTS primary_own;
    ALTER TABLE public."primary" ATTACH PARTITION public.primary_a FOR VALUES IN (1);
  ELSE
    ALTER TABLE public.primary_a DROP CONSTRAINT IF EXISTS primary_own;
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- drop index public.primary_u
-- needs --allow drops-object:public.primary_u: drops index public.primary_u
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public."primary"')) THEN
    LOCK TABLE ONLY public."primary" IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'primary_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public."primary"') AND c.relname = 'primary_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.primary_u was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.primary_u;
END
$schemadiff$;

-- drop foreign key public.refers.refers_fk  (after.yaml:49)
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
       AND EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'index_goes_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER TABLE public.refers DROP CONSTRAINT IF EXISTS refers_fk;
  END IF;
END
$schemadiff$;

-- drop unique public.index_goes_a.index_goes_own  (after.yaml:9)
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
       AND EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'index_goes_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    DO $part$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class x ON x.oid = k.conindid
             WHERE k.conrelid = pg_catalog.to_regclass('public.index_goes_a') AND k.conname = 'index_goes_own' AND x.relispartition) THEN
    ALTER TABLE public.index_goes DETACH PARTITION public.index_goes_a;
    ALTER TABLE public.index_goes_a DROP CONSTRAINT IF EXISTS index_goes_own;
    ALTER TABLE public.index_goes ATTACH PARTITION public.index_goes_a FOR VALUES IN (1);
  ELSE
    ALTER TABLE public.index_goes_a DROP CONSTRAINT IF EXISTS index_goes_own;
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- drop index public.index_goes_u
-- needs --allow drops-object:public.index_goes_u: drops index public.index_goes_u
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.index_goes')) THEN
    LOCK TABLE ONLY public.index_goes IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'index_goes_u' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.index_goes') AND c.relname = 'index_goes_u'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.index_goes_u was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.index_goes_u;
END
$schemadiff$;

-- drop unique public.retyped_a.retyped_own  (after.yaml:29)
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
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
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

-- create unique public.becomes_key.becomes_key_u  (after.yaml:45)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.becomes_key') AND c.conname = 'becomes_key_u' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.becomes_key ADD CONSTRAINT becomes_key_u UNIQUE (k);
  END IF;
END
$schemadiff$;

-- re-create unique public.becomes_key_a.becomes_key_own  (after.yaml:46)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.becomes_key_a') AND c.conname = 'becomes_key_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.becomes_key_a ADD CONSTRAINT becomes_key_own UNIQUE (k);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create index public.both_change_u  (after.yaml:23)
CREATE UNIQUE INDEX IF NOT EXISTS both_change_u ON public.both_change USING btree (k, n);

-- re-create unique public.both_change_a.both_change_own  (after.yaml:24)
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
    ALTER TABLE public.both_change_a ADD CONSTRAINT both_change_own UNIQUE (k, n);
  END IF;
END
$part$;
  END IF;
END
$schemadiff$;

-- alter inherited index public.both_change_a.both_change_u: name  (after.yaml:24)
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

-- re-create unique public.deep_stays_a.deep_stays_own  (after.yaml:41)
-- because of index public.deep_stays_u
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.deep_stays_a') AND c.conname = 'deep_stays_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.deep_stays_a ADD CONSTRAINT deep_stays_own UNIQUE (k);
  END IF;
END
$schemadiff$;

-- re-create index public.index_changes_u  (after.yaml:13)
CREATE UNIQUE INDEX IF NOT EXISTS index_changes_u ON public.index_changes USING btree (k, n);

-- re-create unique public.index_changes_a.index_changes_own  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.index_changes_a') AND c.conname = 'index_changes_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.index_changes_a ADD CONSTRAINT index_changes_own UNIQUE (k);
  END IF;
END
$schemadiff$;

-- re-create unique public.index_goes_a.index_goes_own  (after.yaml:9)
-- because of index public.index_goes_u
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.index_goes_a') AND c.conname = 'index_goes_own' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.index_goes_a ADD CONSTRAINT index_goes_own UNIQUE (k);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.joins_a.k: not null name  (after.yaml:55)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.joins_a') AND k.contype = 'n' AND a.attname = 'k'
         AND k.conname <> 'joins_a_k_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.joins_a RENAME CONSTRAINT joins_k_not_null TO joins_a_k_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.joins_a.n: not null name  (after.yaml:55)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.joins_a') AND k.contype = 'n' AND a.attname = 'n'
         AND k.conname <> 'joins_a_n_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.joins_a RENAME CONSTRAINT joins_n_not_null TO joins_a_n_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.joins_b.k: not null name  (after.yaml:57)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.joins_b') AND k.contype = 'n' AND a.attname = 'k'
         AND k.conname <> 'joins_b_k_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.joins_b RENAME CONSTRAINT joins_k_not_null TO joins_b_k_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.joins_b.n: not null name  (after.yaml:57)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.joins_b') AND k.contype = 'n' AND a.attname = 'n'
         AND k.conname <> 'joins_b_n_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.joins_b RENAME CONSTRAINT joins_n_not_null TO joins_b_n_not_null;
  END IF;
END
$schemadiff$;

-- re-create foreign key public.refers.refers_fk  (after.yaml:49)
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

-- alter column public.retyped.n: type  (after.yaml:27)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.retyped')) THEN
    LOCK TABLE ONLY public.retyped IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.retyped') AND a.attname = 'n' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'bigint')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.retyped.n was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.retyped') AND a.attname = 'n' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.retyped
      ALTER COLUMN n TYPE bigint;
  END IF;
END
$schemadiff$;

-- re-create unique public.retyped_a.retyped_own  (after.yaml:29)
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

-- alter inherited index public.retyped_a.retyped_u: name  (after.yaml:29)
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
