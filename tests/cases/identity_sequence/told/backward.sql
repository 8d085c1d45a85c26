-- before to after: 7 statements for PostgreSQL 18
-- warning: after.yaml:6:3: table public.gone is created and table public.made is dropped, and they are alike
--     if this is a rename, write `renamed_from: made`
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

-- drop table public.made
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.made')) THEN
    LOCK TABLE ONLY public.made IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'made' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.made) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.made has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.made') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.made was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.made;
END
$schemadiff$;

-- drop comment on identity sequence of column public.t.id
COMMENT ON SEQUENCE public.t_id_seq IS NULL;

-- create table public.gone  (after.yaml:6)
CREATE TABLE IF NOT EXISTS public.gone (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY
);

-- create comment on identity sequence of column public.gone.id  (after.yaml:8)
COMMENT ON SEQUENCE public.gone_id_seq IS 'gone too';

-- alter comment on identity sequence of column public.t.n: text  (after.yaml:5)
COMMENT ON SEQUENCE public.n_numbers IS 'counts';

-- alter grants on identity sequence of column public.t.id: grants  (after.yaml:4)
REVOKE SELECT, USAGE ON SEQUENCE public.t_id_seq FROM PUBLIC;

-- create grants on identity sequence of column public.t.n  (after.yaml:5)
-- needs --allow weakens-security:public.t.n: grants on identity sequence of column public.t.n give PUBLIC usage
GRANT USAGE ON SEQUENCE public.n_numbers TO PUBLIC;

COMMIT;
