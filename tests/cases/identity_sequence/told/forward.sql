-- before to after: 9 statements for PostgreSQL 18
-- warning: after.yaml:6:3: table public.made is created and table public.gone is dropped, and they are alike
--     if this is a rename, write `renamed_from: gone`
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

-- drop table public.gone
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.gone')) THEN
    LOCK TABLE ONLY public.gone IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'gone' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.gone) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.gone has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.gone') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.gone was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.gone;
END
$schemadiff$;

-- create table public.made  (after.yaml:6)
CREATE UNLOGGED TABLE IF NOT EXISTS public.made (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY
);

-- create identity sequence of column public.made.id  (after.yaml:9)
ALTER SEQUENCE public.made_id_seq SET LOGGED;

-- create comment on identity sequence of column public.made.id  (after.yaml:9)
COMMENT ON SEQUENCE public.made_id_seq IS 'made too';

-- create grants on identity sequence of column public.made.id  (after.yaml:9)
GRANT SELECT, UPDATE, USAGE ON SEQUENCE public.made_id_seq TO PUBLIC;

-- create comment on identity sequence of column public.t.id  (after.yaml:4)
COMMENT ON SEQUENCE public.t_id_seq IS 'the keys';

-- alter comment on identity sequence of column public.t.n: text  (after.yaml:5)
COMMENT ON SEQUENCE public.n_numbers IS 'numbers';

-- create grants on identity sequence of column public.t.id  (after.yaml:4)
-- needs --allow weakens-security:public.t.id: grants on identity sequence of column public.t.id give PUBLIC select, usage
GRANT SELECT, USAGE ON SEQUENCE public.t_id_seq TO PUBLIC;

-- alter grants on identity sequence of column public.t.n: grants  (after.yaml:5)
REVOKE USAGE ON SEQUENCE public.n_numbers FROM PUBLIC;

COMMIT;
