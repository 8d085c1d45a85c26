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

-- create table public.above_one_in_use  (after.yaml:5)
CREATE TABLE IF NOT EXISTS public.above_one_in_use (
  id integer
);

-- create foreign key public.above_one_in_use.above_one_in_use_id_fkey  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.above_one_in_use') AND c.conname = 'above_one_in_use_id_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.above_one_in_use ADD CONSTRAINT above_one_in_use_id_fkey FOREIGN KEY (id) REFERENCES public.there(id);
  END IF;
END
$schemadiff$;

-- create table public.indexed  (after.yaml:10)
CREATE TABLE IF NOT EXISTS public.indexed (
  id integer
);
SET LOCAL search_path = public, pg_temp;

-- create index public.unique_ids  (after.yaml:10)
CREATE UNIQUE INDEX IF NOT EXISTS unique_ids ON public.indexed USING btree (id);

-- create table public.by_an_index  (after.yaml:9)
CREATE TABLE IF NOT EXISTS public.by_an_index (
  id integer,
  CONSTRAINT by_an_index_id_fkey FOREIGN KEY (id) REFERENCES public.indexed(id)
);

-- create table public.named  (after.yaml:12)
CREATE TABLE IF NOT EXISTS public.named (
  id integer NOT NULL,
  name text,
  CONSTRAINT named_pkey PRIMARY KEY (id)
);

-- create table public.filled  (after.yaml:11)
CREATE TABLE IF NOT EXISTS public.filled (
  id integer NOT NULL,
  parent_id integer,
  CONSTRAINT filled_pkey PRIMARY KEY (id),
  CONSTRAINT filled_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.named(id)
);

-- create table public.one_of_a_circle  (after.yaml:7)
CREATE TABLE IF NOT EXISTS public.one_of_a_circle (
  id integer NOT NULL,
  other integer,
  CONSTRAINT one_of_a_circle_pkey PRIMARY KEY (id),
  CONSTRAINT c CHECK (id > 0)
);

-- create table public.other_of_it  (after.yaml:8)
CREATE TABLE IF NOT EXISTS public.other_of_it (
  id integer NOT NULL,
  one integer,
  CONSTRAINT other_of_it_pkey PRIMARY KEY (id)
);

-- create foreign key public.one_of_a_circle.one_of_a_circle_other_fkey  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.one_of_a_circle') AND c.conname = 'one_of_a_circle_other_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.one_of_a_circle ADD CONSTRAINT one_of_a_circle_other_fkey FOREIGN KEY (other) REFERENCES public.other_of_it(id);
  END IF;
END
$schemadiff$;

-- create foreign key public.other_of_it.other_of_it_one_fkey  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other_of_it') AND c.conname = 'other_of_it_one_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.other_of_it ADD CONSTRAINT other_of_it_one_fkey FOREIGN KEY (one) REFERENCES public.one_of_a_circle(id);
  END IF;
END
$schemadiff$;

-- create table public.parent  (after.yaml:4)
CREATE TABLE IF NOT EXISTS public.parent (
  id integer NOT NULL,
  CONSTRAINT parent_pkey PRIMARY KEY (id)
);

-- create table public.a_child  (after.yaml:3)
CREATE TABLE IF NOT EXISTS public.a_child (
  id integer NOT NULL,
  parent_id integer,
  own integer,
  CONSTRAINT a_child_pkey PRIMARY KEY (id),
  CONSTRAINT a_child_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.parent(id),
  CONSTRAINT a_child_own_fkey FOREIGN KEY (own) REFERENCES public.a_child(id)
);

-- create table public.unchecked  (after.yaml:6)
CREATE TABLE IF NOT EXISTS public.unchecked (
  id integer
);

-- create foreign key public.unchecked.late  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.unchecked') AND c.conname = 'late' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.unchecked ADD CONSTRAINT late FOREIGN KEY (id) REFERENCES public.parent(id) NOT VALID;
  END IF;
END
$schemadiff$;

-- insert public.named id=1  (after.yaml:12)
INSERT INTO public.named (id, name)
VALUES
  (1, 'first')
ON CONFLICT (id) DO NOTHING;

-- insert public.filled id=1  (after.yaml:11)
INSERT INTO public.filled (id, parent_id)
VALUES
  (1, 1)
ON CONFLICT (id) DO NOTHING;

COMMIT;
