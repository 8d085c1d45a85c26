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

-- alter table public.leaves: of  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.leaves')) THEN
    LOCK TABLE ONLY public.leaves IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.leaves') AND reloftype = pg_catalog.to_regtype('public.person')) THEN
    ALTER TABLE public.leaves NOT OF;
  END IF;
END
$schemadiff$;

-- alter table public.moves: not of  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.moves')) THEN
    LOCK TABLE ONLY public.moves IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.moves') AND reloftype = pg_catalog.to_regtype('public.person')) THEN
    ALTER TABLE public.moves NOT OF;
  END IF;
END
$schemadiff$;

-- drop column public.moves.born; drop column public.moves.boss
-- needs --allow deletes-data:public.moves.born: drops column public.moves.born and its data (1 value)
-- needs --allow deletes-data:public.moves.boss: drops column public.moves.boss and its data (1 value)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.moves') AND a.attname = 'born' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.moves') AND a.attname = 'born' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'date' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.moves.born was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.moves') AND a.attname = 'boss' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.moves') AND a.attname = 'boss' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.moves.boss was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.moves') AND a.attname = 'born' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.moves') AND a.attname = 'boss' AND NOT a.attisdropped) THEN
    ALTER TABLE public.moves
      DROP COLUMN IF EXISTS born,
      DROP COLUMN IF EXISTS boss;
  END IF;
END
$schemadiff$;

-- create table public.all_as_given  (after.yaml:14)
CREATE TABLE IF NOT EXISTS public.all_as_given OF public.person;
SET LOCAL search_path = public, pg_temp;

-- create table public.by_name  (after.yaml:15)
CREATE TABLE IF NOT EXISTS public.by_name OF public.place PARTITION BY LIST (name);

-- create table public.by_name_x  (after.yaml:15)
CREATE TABLE IF NOT EXISTS public.by_name_x PARTITION OF public.by_name FOR VALUES IN ('x');
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.joins: of  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.joins')) THEN
    LOCK TABLE ONLY public.joins IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.joins') AND reloftype = 0) THEN
    ALTER TABLE public.joins OF public.person;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create default of column public.leaves.boss  (after.yaml:6)
ALTER TABLE public.leaves
  ALTER COLUMN boss SET DEFAULT 1;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.moves: of  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.moves') AND reloftype = 0) THEN
    ALTER TABLE public.moves OF public.place;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create table public.people  (after.yaml:8)
CREATE TABLE IF NOT EXISTS public.people OF public.person (
  CONSTRAINT people_pkey PRIMARY KEY (name),
  CONSTRAINT lives CHECK (born < '2100-01-01')
);

-- alter column public.people.born: not null; alter column public.people.boss: statistics  (after.yaml:10)
ALTER TABLE public.people
  ALTER COLUMN born SET NOT NULL,
  ALTER COLUMN boss SET STATISTICS 50,
  ALTER COLUMN born SET DEFAULT now(),
  ALTER COLUMN boss SET DEFAULT 7;

-- create index public.people_born_idx  (after.yaml:13)
CREATE INDEX IF NOT EXISTS people_born_idx ON public.people USING btree (born);

-- create comment on column public.people.born  (after.yaml:10)
COMMENT ON COLUMN public.people.born IS 'When.';

-- create view public.v  (after.yaml:17)
CREATE OR REPLACE VIEW public.v AS
SELECT name, born FROM public.people;

COMMIT;
