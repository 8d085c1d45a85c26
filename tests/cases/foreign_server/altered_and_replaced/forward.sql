-- before to after: 15 statements for PostgreSQL 18
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

-- drop user mapping films.PUBLIC
DROP USER MAPPING IF EXISTS FOR PUBLIC SERVER films;

-- drop user mapping moved.PUBLIC  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_user_mappings WHERE srvname = 'moved' AND usename = 'public')
       AND EXISTS (SELECT FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE s.srvname = 'moved' AND w.fdwname = 'w' AND s.srvtype IS NULL) THEN
    DROP USER MAPPING IF EXISTS FOR PUBLIC SERVER moved;
  END IF;
END
$schemadiff$;

-- drop user mapping moved.postgres  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_user_mappings WHERE srvname = 'moved' AND usename = 'postgres')
       AND EXISTS (SELECT FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE s.srvname = 'moved' AND w.fdwname = 'w' AND s.srvtype IS NULL) THEN
    DROP USER MAPPING IF EXISTS FOR postgres SERVER moved;
  END IF;
END
$schemadiff$;

-- drop foreign table public.f  (after.yaml:6)
-- because of foreign_server moved
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'f' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'f')
       AND EXISTS (SELECT FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE s.srvname = 'moved' AND w.fdwname = 'w' AND s.srvtype IS NULL) THEN
    DROP FOREIGN TABLE IF EXISTS public.f;
  END IF;
END
$schemadiff$;

-- drop foreign server moved  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_foreign_server WHERE srvname = 'moved')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE s.srvname = 'moved' AND w.fdwname = 'w' AND s.srvtype IS NULL))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE s.srvname = 'moved' AND w.fdwname = 'v' AND s.srvtype IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign server moved was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE s.srvname = 'moved' AND w.fdwname = 'w' AND s.srvtype IS NULL) THEN
    DROP SERVER IF EXISTS moved;
  END IF;
END
$schemadiff$;

-- alter foreign server films: version  (after.yaml:3)
ALTER SERVER films VERSION '9.5';

-- alter foreign server films: options  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_foreign_server WHERE srvname = 'films' AND srvoptions @> ARRAY['host=old', 'port=1'] AND srvoptions <@ ARRAY['host=old', 'port=1']) THEN
    ALTER SERVER films OPTIONS (DROP port, ADD dbname 'd', SET host 'new');
  END IF;
END
$schemadiff$;

-- create user mapping films.postgres  (after.yaml:3)
CREATE USER MAPPING IF NOT EXISTS FOR postgres SERVER films;

-- create grants on foreign server films  (after.yaml:3)
-- needs --allow weakens-security:films: grants on foreign server films give PUBLIC usage
GRANT USAGE ON FOREIGN SERVER films TO PUBLIC;

-- re-create foreign server moved  (after.yaml:4)
CREATE SERVER IF NOT EXISTS moved FOREIGN DATA WRAPPER v;

-- re-create user mapping moved.PUBLIC  (after.yaml:4)
CREATE USER MAPPING IF NOT EXISTS FOR PUBLIC SERVER moved;

-- re-create user mapping moved.postgres  (after.yaml:4)
CREATE USER MAPPING IF NOT EXISTS FOR postgres SERVER moved;

-- re-create comment on foreign server moved  (after.yaml:4)
COMMENT ON SERVER moved IS 'To another wrapper';

-- re-create foreign table public.f  (after.yaml:6)
-- because of foreign_server moved
CREATE FOREIGN TABLE IF NOT EXISTS public.f (
  a integer
) SERVER moved;

-- re-create comment on foreign table public.f  (after.yaml:6)
COMMENT ON FOREIGN TABLE public.f IS 'Comes back';

COMMIT;
