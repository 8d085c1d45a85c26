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

-- drop foreign key public.person.person_team_fkey
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.person')) THEN
    LOCK TABLE ONLY public.person IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.person') AND c.conname = 'person_team_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.person') AND c.conname = 'person_team_fkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (team) REFERENCES public.team(id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.person.person_team_fkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.person') AND c.conname = 'person_team_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.person DROP CONSTRAINT IF EXISTS person_team_fkey;
  END IF;
END
$schemadiff$;

-- drop primary key public.team.team_pkey
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.team')) THEN
    LOCK TABLE ONLY public.team IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.team') AND c.conname = 'team_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.team') AND c.conname = 'team_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.team.team_pkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.team') AND c.conname = 'team_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.team DROP CONSTRAINT IF EXISTS team_pkey;
  END IF;
END
$schemadiff$;

-- drop foreign key public.team.team_lead_fkey
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.team') AND c.conname = 'team_lead_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.team') AND c.conname = 'team_lead_fkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (lead) REFERENCES public.person(id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.team.team_lead_fkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.team') AND c.conname = 'team_lead_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.team DROP CONSTRAINT IF EXISTS team_lead_fkey;
  END IF;
END
$schemadiff$;

-- drop primary key public.person.person_pkey
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.person') AND c.conname = 'person_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.person') AND c.conname = 'person_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.person.person_pkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.person') AND c.conname = 'person_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.person DROP CONSTRAINT IF EXISTS person_pkey;
  END IF;
END
$schemadiff$;

-- drop table public.person
-- needs --allow deletes-data:public.person: drops table public.person and its data (1 row)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.person') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'team')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.person was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.person;
END
$schemadiff$;

-- drop table public.team
-- needs --allow deletes-data:public.team: drops table public.team and its data (1 row)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.team') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'lead')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.team was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.team;
END
$schemadiff$;

COMMIT;
