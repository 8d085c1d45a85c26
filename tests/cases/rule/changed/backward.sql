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

-- drop rule public.t.first
-- needs --allow drops-object:public.t.first: drops rule public.t.first
DROP RULE IF EXISTS first ON public.t;
SET LOCAL search_path = public, pg_temp;

-- create rule public.t.one  (after.yaml:5)
CREATE OR REPLACE RULE one AS ON INSERT TO public.t
  DO ALSO
insert into public.log values (new.id);

-- alter rule public.t.two: instead, when  (after.yaml:6)
CREATE OR REPLACE RULE two AS ON UPDATE TO public.t
  WHERE (new.id <> old.id)
  DO INSTEAD NOTHING;

-- alter rule public.t.three: instead, commands  (after.yaml:7)
CREATE OR REPLACE RULE three AS ON DELETE TO public.t
  DO ALSO
update public.log set id = -id where id = old.id;

-- alter rule public.t.three: enabled  (after.yaml:7)
ALTER TABLE public.t ENABLE REPLICA RULE three;

-- alter comment on rule public.t.three: text  (after.yaml:7)
COMMENT ON RULE three ON public.t IS 'a';

COMMIT;
