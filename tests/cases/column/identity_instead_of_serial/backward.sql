-- before to after: 8 statements for PostgreSQL 18
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

-- record the state of column public.t.id  (after.yaml:2)
SELECT pg_catalog.set_config('schemadiff.number_83da289ab1fdae0e', pg_catalog.pg_sequence_last_value(pg_catalog.to_regclass('public.t_id_seq'))::text, true);

-- alter column public.t.id: identity  (after.yaml:2)
ALTER TABLE public.t
  ALTER COLUMN id DROP IDENTITY IF EXISTS;

-- drop default of column public.u.id
ALTER TABLE public.u
  ALTER COLUMN id DROP DEFAULT;

-- drop sequence public.u_id_seq
-- needs --allow deletes-data:public.u_id_seq: drops sequence public.u_id_seq and its data
DROP SEQUENCE IF EXISTS public.u_id_seq;

-- create sequence public.t_id_seq  (after.yaml:2)
CREATE SEQUENCE IF NOT EXISTS public.t_id_seq AS integer;
SET LOCAL search_path = public, pg_temp;

-- alter column public.t.down: identity, identity options; alter column public.t.down: not null; alter column public.t.plain: identity, identity options; alter column public.t.plain: not null; create default of column public.t.id  (after.yaml:2)
ALTER TABLE public.t
  ALTER COLUMN down DROP IDENTITY IF EXISTS,
  ALTER COLUMN down DROP NOT NULL,
  ALTER COLUMN plain DROP IDENTITY IF EXISTS,
  ALTER COLUMN plain DROP NOT NULL,
  ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);

-- alter sequence public.t_id_seq: continue after rows  (after.yaml:2)
SELECT pg_catalog.setval('public.t_id_seq', r.last)
FROM (SELECT greatest(max(id), nullif(pg_catalog.current_setting('schemadiff.number_83da289ab1fdae0e', true), '')::bigint) AS last FROM public.t) AS r, public.t_id_seq AS s
WHERE NOT s.is_called AND r.last >= s.last_value;

-- alter sequence public.t_id_seq: owned by  (after.yaml:2)
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;

COMMIT;
