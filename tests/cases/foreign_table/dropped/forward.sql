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

-- drop view public.v  (after.yaml:4)
-- because of column public.f.a
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.f') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '') THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- drop foreign table public.f; drop column public.f.a  (after.yaml:3)
-- needs --allow drops-object:public.f: drops foreign table public.f
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'f' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
         WHERE f.ftrelid = pg_catalog.to_regclass('public.f') AND s.srvname = 's')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign table public.f was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'f' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'f') THEN
    DROP FOREIGN TABLE IF EXISTS public.f;
  END IF;
END
$schemadiff$;

-- drop foreign server s
-- needs --allow drops-object:s: drops foreign server s
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_foreign_server WHERE srvname = 's')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE s.srvname = 's' AND w.fdwname = 'w' AND s.srvtype IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign server s was changed by another session since the plan was made; plan again';
  END IF;
  DROP SERVER IF EXISTS s;
END
$schemadiff$;

-- drop foreign data wrapper w
-- needs --allow drops-object:w: drops foreign data wrapper w
DROP FOREIGN DATA WRAPPER IF EXISTS w;

-- create table public.f  (after.yaml:3)
CREATE TABLE IF NOT EXISTS public.f (
  a integer
);
SET LOCAL search_path = public, pg_temp;

-- re-create view public.v  (after.yaml:4)
-- because of column public.f.a
CREATE OR REPLACE VIEW public.v AS
select a from public.f;

COMMIT;
