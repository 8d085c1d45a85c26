-- before to after: 35 statements for PostgreSQL 18
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

-- drop check public.both.k  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public."both"')) THEN
    LOCK TABLE ONLY public."both" IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public."both"') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 0))', 'CHECK ((a > 1))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.both.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public."both"') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 0))') THEN
    ALTER TABLE public."both" DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.changes.k  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.changes')) THEN
    LOCK TABLE ONLY public.changes IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.changes') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 0))', 'CHECK ((a > 2)) NO INHERIT')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.changes.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.changes') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 0))') THEN
    ALTER TABLE public.changes DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.divided.k
-- needs --allow drops-object:public.divided.k: drops check public.divided.k
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.divided')) THEN
    LOCK TABLE ONLY public.divided IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.divided') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.divided.k was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.divided DROP CONSTRAINT IF EXISTS k;
END
$schemadiff$;

-- alter table public.joins: inherits  (after.yaml:19)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.joins')) THEN
    LOCK TABLE ONLY public.joins IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.joins') AND inhparent = pg_catalog.to_regclass('public.has')) THEN
    ALTER TABLE public.joins NO INHERIT public.has;
  END IF;
END
$schemadiff$;

-- drop check public.joins.k  (after.yaml:19)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.joins') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 0))', 'CHECK ((a > 1))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.joins.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.joins') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 0))') THEN
    ALTER TABLE public.joins DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.listed.k
-- needs --allow drops-object:public.listed.k: drops check public.listed.k
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.listed')) THEN
    LOCK TABLE ONLY public.listed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.listed') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a = ANY (ARRAY[1, 2])))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.listed.k was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.listed DROP CONSTRAINT IF EXISTS k;
END
$schemadiff$;

-- alter table public.moves: disinherit  (after.yaml:20)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.moves')) THEN
    LOCK TABLE ONLY public.moves IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.moves') AND inhparent = pg_catalog.to_regclass('public.has')) THEN
    ALTER TABLE public.moves NO INHERIT public.has;
  END IF;
END
$schemadiff$;

-- drop check public.moves.k  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.moves') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 0))', 'CHECK ((a > 1))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.moves.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.moves') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 0))') THEN
    ALTER TABLE public.moves DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.over.k
-- needs --allow drops-object:public.over.k: drops check public.over.k
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.over')) THEN
    LOCK TABLE ONLY public.over IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.over') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.over.k was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.over DROP CONSTRAINT IF EXISTS k;
END
$schemadiff$;

-- drop check public.alone.k  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.alone')) THEN
    LOCK TABLE ONLY public.alone IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.alone') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 0))') THEN
    ALTER TABLE public.alone DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.middle.k  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.middle')) THEN
    LOCK TABLE ONLY public.middle IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.middle') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 0))', 'CHECK ((a > 1))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.middle.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.middle') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 0))') THEN
    ALTER TABLE public.middle DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.other.k  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.other')) THEN
    LOCK TABLE ONLY public.other IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other') AND c.conname = 'k' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 0))', 'CHECK ((a > 1))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.other.k was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 0))') THEN
    ALTER TABLE public.other DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;

-- drop check public.unread.k  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.unread')) THEN
    LOCK TABLE ONLY public.unread IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.unread') AND c.conname = 'k'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 0))') THEN
    ALTER TABLE public.unread DROP CONSTRAINT IF EXISTS k;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create check public.alone.k  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.alone') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.alone ADD CONSTRAINT k CHECK (a > 0) NO INHERIT;
  END IF;
END
$schemadiff$;

-- create check public.as_listed.k  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.as_listed')) THEN
    LOCK TABLE ONLY public.as_listed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.as_listed') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.as_listed ADD CONSTRAINT k CHECK (a in (1, 2));
  END IF;
END
$schemadiff$;

-- create check public.below.k  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.below')) THEN
    LOCK TABLE ONLY public.below IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.below') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.below ADD CONSTRAINT k CHECK (a > 0);
  END IF;
END
$schemadiff$;

-- re-create check public.both_heir.k  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.both_heir')) THEN
    LOCK TABLE ONLY public.both_heir IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.both_heir') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.both_heir ADD CONSTRAINT k CHECK (a > 1);
  END IF;
END
$schemadiff$;

-- re-create check public.both.k  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public."both"') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public."both" ADD CONSTRAINT k CHECK (a > 1);
  END IF;
END
$schemadiff$;

-- re-create check public.joins.k  (after.yaml:19)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.joins') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.joins ADD CONSTRAINT k CHECK (a > 1);
  END IF;
END
$schemadiff$;

-- re-create comment on check public.joins.k  (after.yaml:19)
COMMENT ON CONSTRAINT k ON public.joins IS 'said here';

-- re-create check public.middle.k  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.middle') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.middle ADD CONSTRAINT k CHECK (a > 1);
  END IF;
END
$schemadiff$;

-- re-create check public.moves.k  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.moves') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.moves ADD CONSTRAINT k CHECK (a > 1);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.moves: inherits  (after.yaml:20)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.moves') AND inhparent = pg_catalog.to_regclass('public.has_another')) THEN
    ALTER TABLE public.moves INHERIT public.has_another;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create check public.other.k  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.other ADD CONSTRAINT k CHECK (a > 1);
  END IF;
END
$schemadiff$;

-- re-create comment on check public.other.k  (after.yaml:6)
COMMENT ON CONSTRAINT k ON public.other IS 'said here';

-- create check public.other_part.k  (after.yaml:26)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.other_part')) THEN
    LOCK TABLE ONLY public.other_part IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other_part') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.other_part ADD CONSTRAINT k CHECK (a > 1);
  END IF;
END
$schemadiff$;

-- create check public.part.k  (after.yaml:32)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.part')) THEN
    LOCK TABLE ONLY public.part IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.part') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.part ADD CONSTRAINT k CHECK (a > 1);
  END IF;
END
$schemadiff$;

-- create check public.same.k  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.same')) THEN
    LOCK TABLE ONLY public.same IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.same') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.same ADD CONSTRAINT k CHECK (a > 0);
  END IF;
END
$schemadiff$;

-- create comment on check public.same.k  (after.yaml:3)
COMMENT ON CONSTRAINT k ON public.same IS 'said here';

-- create check public.same_part.k  (after.yaml:25)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.same_part')) THEN
    LOCK TABLE ONLY public.same_part IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.same_part') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.same_part ADD CONSTRAINT k CHECK (a > 0);
  END IF;
END
$schemadiff$;

-- create comment on check public.same_part.k  (after.yaml:25)
COMMENT ON CONSTRAINT k ON public.same_part IS 'said here';

-- re-create check public.unread.k  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.unread') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.unread ADD CONSTRAINT k CHECK (a > 0) NOT VALID;
  END IF;
END
$schemadiff$;

-- create check public.unread_part.k  (after.yaml:27)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.unread_part')) THEN
    LOCK TABLE ONLY public.unread_part IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.unread_part') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.unread_part ADD CONSTRAINT k CHECK (a > 0) NOT VALID;
  END IF;
END
$schemadiff$;

-- re-create check public.with_it.k  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.with_it')) THEN
    LOCK TABLE ONLY public.with_it IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.with_it') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.with_it ADD CONSTRAINT k CHECK (a > 1);
  END IF;
END
$schemadiff$;

-- re-create check public.changes.k  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.changes') AND c.conname = 'k' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.changes ADD CONSTRAINT k CHECK (a > 2) NO INHERIT;
  END IF;
END
$schemadiff$;

COMMIT;
