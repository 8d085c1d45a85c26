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
SET LOCAL search_path = public, pg_temp;

-- create rule public.orders.kept  (after.yaml:5)
CREATE OR REPLACE RULE kept AS ON DELETE TO public.orders
  WHERE (old.total > 0 AND EXISTS (SELECT 1 FROM public.log WHERE log.id = old.id))
  DO INSTEAD NOTHING;

-- create rule public.orders.logged  (after.yaml:6)
CREATE OR REPLACE RULE logged AS ON INSERT TO public.orders
  WHERE (new.id > 0)
  DO ALSO (
insert into public.log values (new.id, 'made; really');
delete from public.log l using public.log o where l.id = new.id and o.id = l.id and o.what = 'gone'
);
ALTER TABLE public.orders ENABLE ALWAYS RULE logged;

-- create rule public.orders.no_op  (after.yaml:14)
CREATE OR REPLACE RULE no_op AS ON UPDATE TO public.orders
  DO ALSO NOTHING;

-- create rule public.orders.told  (after.yaml:15)
CREATE OR REPLACE RULE told AS ON UPDATE TO public.orders
  DO ALSO
notify orders;
ALTER TABLE public.orders ENABLE REPLICA RULE told;

-- create rule public.orders.Was; WHERE  (after.yaml:16)
CREATE OR REPLACE RULE "Was; WHERE" AS ON INSERT TO public.orders
  DO ALSO
with w as (select 'WHERE (DO)'::text as t) insert into public.log (what) select t from w;
ALTER TABLE public.orders DISABLE RULE "Was; WHERE";

-- create comment on rule public.orders.logged  (after.yaml:13)
COMMENT ON RULE logged ON public.orders IS 'Who made what';

COMMIT;
