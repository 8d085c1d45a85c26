-- before to after: 6 statements for PostgreSQL 18
-- warning: after.yaml:3:15: column public.t.a is created and column public.t.c is dropped, and their types are equal
--     if this is a rename, write `renamed_from: c`
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

-- create column public.t.a  (after.yaml:3)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS a integer;
SET LOCAL search_path = public, pg_temp;

-- alter policy public.t.p: using  (after.yaml:9)
ALTER POLICY p ON public.t
  USING (a in (select a from public.u));

-- alter rule public.t.named: commands  (after.yaml:5)
CREATE OR REPLACE RULE named AS ON INSERT TO public.t
  DO ALSO (
select new.a as seen;
insert into public.u select new.a as a
);

-- alter rule public.t.unnamed: commands  (after.yaml:6)
CREATE OR REPLACE RULE unnamed AS ON UPDATE TO public.t
  DO ALSO (
select new.a;
insert into public.u select new.a
);

-- alter rule public.t.within: commands  (after.yaml:7)
CREATE OR REPLACE RULE within AS ON DELETE TO public.t
  DO ALSO
delete from public.u where x in (select old.a);
SET LOCAL search_path = pg_catalog, pg_temp;

-- drop column public.t.c
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'c' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'c' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'c' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.c was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t
    DROP COLUMN IF EXISTS c;
END
$schemadiff$;

COMMIT;
