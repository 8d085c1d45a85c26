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

-- drop domain check public.word.short
-- needs --allow drops-object:public.word.short: drops domain check public.word.short
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.word') AND c.conname = 'short' AND c.contype = 'c')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.contypid = pg_catalog.to_regtype('public.word') AND c.conname = 'short' AND c.contype = 'c'
         AND pg_catalog.pg_get_expr(c.conbin, 0) = '(length(VALUE) < 5)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain check public.word.short was changed by another session since the plan was made; plan again';
  END IF;
  ALTER DOMAIN public.word DROP CONSTRAINT IF EXISTS short;
END
$schemadiff$;

-- drop unique public.parent.u
-- needs --allow drops-object:public.parent.u: drops unique public.parent.u
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parent')) THEN
    LOCK TABLE ONLY public.parent IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parent') AND c.conname = 'u' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parent') AND c.conname = 'u'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.parent.u was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.parent DROP CONSTRAINT IF EXISTS u;
END
$schemadiff$;

-- drop check public.parent.mine
-- needs --allow drops-object:public.parent.mine: drops check public.parent.mine
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parent') AND c.conname = 'mine' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((b < 5)) NO INHERIT')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.parent.mine was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.parent DROP CONSTRAINT IF EXISTS mine;
END
$schemadiff$;

-- drop foreign key public.parent.fk
-- needs --allow drops-object:public.parent.fk: drops foreign key public.parent.fk
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parent') AND c.conname = 'fk' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parent') AND c.conname = 'fk'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (b) REFERENCES public.one(a)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.parent.fk was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.parent DROP CONSTRAINT IF EXISTS fk;
END
$schemadiff$;

-- drop check public.with_far.sane
-- needs --allow drops-object:public.with_far.sane: drops check public.with_far.sane
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.with_far')) THEN
    LOCK TABLE ONLY public.with_far IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.with_far') AND c.conname = 'sane' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.with_far.sane was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.with_far DROP CONSTRAINT IF EXISTS sane;
END
$schemadiff$;

-- alter column public.with_far.a: type  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.with_far') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.with_far.a was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.with_far') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.with_far
      ALTER COLUMN a TYPE integer;
  END IF;
END
$schemadiff$;

-- alter column public.with_far.a: not null; alter column public.with_far.n: not null  (after.yaml:8)
ALTER TABLE public.with_far
  ALTER COLUMN a DROP NOT NULL,
  ALTER COLUMN n DROP NOT NULL;

COMMIT;
