-- before to after: 11 statements for PostgreSQL 18
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
SET LOCAL search_path = public, pg_temp;

-- create table public.cities  (after.yaml:3)
CREATE TABLE IF NOT EXISTS public.cities (
  name text NOT NULL,
  population bigint DEFAULT 0,
  elevation integer,
  CONSTRAINT populated CHECK (population >= 0),
  CONSTRAINT never CHECK (elevation > -500) NO INHERIT
);

-- create table public.capitals  (after.yaml:11)
CREATE TABLE IF NOT EXISTS public.capitals (
  state character(2) NOT NULL,
  CONSTRAINT capitals_pkey PRIMARY KEY (name)
) INHERITS (public.cities);

-- create index public.capitals_state_idx  (after.yaml:15)
CREATE INDEX IF NOT EXISTS capitals_state_idx ON public.capitals USING btree (state);

-- create comment on table public.cities  (after.yaml:9)
COMMENT ON TABLE public.cities IS 'Places.';

-- create table public.dated  (after.yaml:10)
CREATE TABLE IF NOT EXISTS public.dated (
  since date,
  name text DEFAULT '?'
);

-- create table public.empty_child  (after.yaml:24)
CREATE TABLE IF NOT EXISTS public.empty_child (
) INHERITS (public.kept);

-- create table public.old_capitals  (after.yaml:16)
CREATE TABLE IF NOT EXISTS public.old_capitals (
  elevation integer NOT NULL,
  until date,
  CONSTRAINT populated CHECK (population >= 0),
  CONSTRAINT ended CHECK (until > since)
) INHERITS (public.capitals, public.dated);

-- drop default of column public.old_capitals.population
ALTER TABLE public.old_capitals
  ALTER COLUMN population DROP DEFAULT;

-- alter default of column public.old_capitals.name: expression  (after.yaml:19)
ALTER TABLE public.old_capitals
  ALTER COLUMN name SET DEFAULT 'gone';

-- create view public.all_cities  (after.yaml:26)
CREATE OR REPLACE VIEW public.all_cities AS
SELECT name, population FROM public.cities;

-- create view public.states  (after.yaml:27)
CREATE OR REPLACE VIEW public.states AS
SELECT state, name FROM public.capitals;

COMMIT;
