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

-- rename rule public.t.one to first  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = pg_catalog.to_regclass('public.t') AND rulename = 'one')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = pg_catalog.to_regclass('public.t') AND rulename = 'first') THEN
    ALTER RULE one ON public.t RENAME TO first;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter rule public.t.first: commands  (after.yaml:5)
CREATE OR REPLACE RULE first AS ON INSERT TO public.t
  DO ALSO
insert into public.log values (new.id + 1);

-- alter rule public.t.two: instead, when  (after.yaml:6)
CREATE OR REPLACE RULE two AS ON UPDATE TO public.t
  WHERE (new.id <> old.id + 1)
  DO ALSO NOTHING;

-- alter rule public.t.three: instead, commands  (after.yaml:7)
CREATE OR REPLACE RULE three AS ON DELETE TO public.t
  DO INSTEAD
update public.log set id = -id where id = old.id returning id, ''::text;

-- alter rule public.t.three: enabled  (after.yaml:7)
ALTER TABLE public.t ENABLE RULE three;

-- alter comment on rule public.t.three: text  (after.yaml:7)
COMMENT ON RULE three ON public.t IS 'b';

COMMIT;
