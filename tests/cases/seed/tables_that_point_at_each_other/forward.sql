-- before to after: 6 statements for PostgreSQL 18
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

-- create table public.person  (after.yaml:7)
CREATE TABLE IF NOT EXISTS public.person (
  id integer NOT NULL,
  team integer,
  CONSTRAINT person_pkey PRIMARY KEY (id)
);

-- create table public.team  (after.yaml:3)
CREATE TABLE IF NOT EXISTS public.team (
  id integer NOT NULL,
  lead integer,
  CONSTRAINT team_pkey PRIMARY KEY (id)
);

-- create foreign key public.person.person_team_fkey  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.person') AND c.conname = 'person_team_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.person ADD CONSTRAINT person_team_fkey FOREIGN KEY (team) REFERENCES public.team(id);
  END IF;
END
$schemadiff$;

-- create foreign key public.team.team_lead_fkey  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.team') AND c.conname = 'team_lead_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.team ADD CONSTRAINT team_lead_fkey FOREIGN KEY (lead) REFERENCES public.person(id);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- insert public.team id=1  (after.yaml:6)
INSERT INTO public.team (id)
VALUES
  (1)
ON CONFLICT (id) DO NOTHING;

-- insert public.person id=7  (after.yaml:10)
INSERT INTO public.person (id, team)
VALUES
  (7, 1)
ON CONFLICT (id) DO NOTHING;

COMMIT;
