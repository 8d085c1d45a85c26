-- before to after: 10 statements for PostgreSQL 18
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

-- alter identity sequence of column public.one.id: persistence  (after.yaml:2)
ALTER SEQUENCE public.one_id_seq SET LOGGED;

-- alter column public.other.id: identity  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.other')) THEN
    LOCK TABLE ONLY public.other IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.other') AND a.attname = 'id' AND NOT a.attisdropped AND a.attidentity = '') THEN
    ALTER TABLE public.other
      ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
  END IF;
END
$schemadiff$;

-- create comment on identity sequence of column public.silent.id  (after.yaml:4)
COMMENT ON SEQUENCE public.silent_id_seq IS 'goes';

-- alter table public.stays: unlogged  (after.yaml:6)
ALTER TABLE public.stays SET LOGGED;

-- alter identity sequence of column public.stays.id: persistence  (after.yaml:6)
ALTER SEQUENCE public.stays_id_seq SET UNLOGGED;

-- alter table public.turns: unlogged  (after.yaml:5)
ALTER TABLE public.turns SET UNLOGGED;

-- alter identity sequence of column public.turns.id: persistence  (after.yaml:5)
ALTER SEQUENCE public.turns_id_seq SET LOGGED;

-- alter identity sequence of column public.two.id: persistence  (after.yaml:3)
ALTER SEQUENCE public.two_id_seq SET LOGGED;

-- alter column public.other.id: continue after rows  (after.yaml:7)
SELECT pg_catalog.setval('public.other_id_seq', r.last)
FROM (SELECT max(id) AS last FROM public.other) AS r, public.other_id_seq AS s
WHERE NOT s.is_called AND r.last >= s.last_value;

-- create identity sequence of column public.other.id  (after.yaml:7)
ALTER SEQUENCE public.other_id_seq SET LOGGED;

COMMIT;
