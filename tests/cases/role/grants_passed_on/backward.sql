-- before to after: 17 statements for PostgreSQL 18
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

-- drop view app.replaced  (after.yaml:52)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'replaced' AND relnamespace = pg_catalog.to_regnamespace('app') AND relkind = 'v') THEN
    ALTER VIEW app.replaced RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('app.replaced') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('3525077c79dcfcaec233fbc30558928f', '63a6781981197f065d0d1868dfa74bea')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view app.replaced was changed by another session since the plan was made; plan again';
  END IF;
  IF pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('app.replaced')), E' \n'), ';')) = '3525077c79dcfcaec233fbc30558928f' THEN
    DROP VIEW IF EXISTS app.replaced;
  END IF;
END
$schemadiff$;

-- create role envoy  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'envoy') THEN
    CREATE ROLE envoy;
  END IF;
END
$schemadiff$;

-- create role leaver  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'leaver') THEN
    CREATE ROLE leaver;
  END IF;
END
$schemadiff$;

-- alter grants on schema app: grants  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'delegate') THEN
    GRANT USAGE ON SCHEMA app TO envoy;
    GRANT USAGE ON SCHEMA app TO leaver;
    REVOKE USAGE ON SCHEMA app FROM delegate;
    REVOKE USAGE ON SCHEMA app FROM keeper;
  END IF;
END
$schemadiff$;

-- alter grants on table app.by_column: grants  (after.yaml:26)
-- needs --allow weakens-security:app.by_column: grants on table app.by_column give PUBLIC select (b)
-- needs --allow weakens-security:app.by_column: grants on table app.by_column give lead select with grant option
GRANT SELECT ON TABLE app.by_column TO lead WITH GRANT OPTION;
REVOKE SELECT (a) ON TABLE app.by_column FROM guest;
REVOKE SELECT (b) ON TABLE app.by_column FROM PUBLIC;
DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE lead;
  GRANT SELECT (a) ON TABLE app.by_column TO guest;
  GRANT SELECT (b) ON TABLE app.by_column TO PUBLIC;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;

-- alter grants on table app.chain: grants  (after.yaml:8)
-- needs --allow weakens-security:app.chain: grants on table app.chain give helper select with grant option
-- needs --allow weakens-security:app.chain: grants on table app.chain give lead insert with grant option, select with grant option
GRANT INSERT, SELECT ON TABLE app.chain TO lead WITH GRANT OPTION;
DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE lead;
  GRANT SELECT ON TABLE app.chain TO helper WITH GRANT OPTION;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;
DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE helper;
  GRANT SELECT ON TABLE app.chain TO guest;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;

-- alter owner of table app.given_away: role  (after.yaml:36)
ALTER TABLE app.given_away OWNER TO keeper;

-- alter grants on table app.given_away: grants  (after.yaml:38)
-- needs --allow weakens-security:app.given_away: grants on table app.given_away give lead select with grant option
GRANT SELECT ON TABLE app.given_away TO lead WITH GRANT OPTION;
REVOKE SELECT ON TABLE app.given_away FROM guest;
REVOKE GRANT OPTION FOR SELECT ON TABLE app.given_away FROM keeper;
DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE lead;
  GRANT SELECT ON TABLE app.given_away TO guest;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;

-- alter grants on table app.kept: grants  (after.yaml:48)
-- needs --allow weakens-security:app.kept: grants on table app.kept give envoy select with grant option
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'delegate') THEN
    REVOKE GRANT OPTION FOR SELECT ON TABLE app.kept FROM delegate CASCADE;
    GRANT SELECT ON TABLE app.kept TO envoy WITH GRANT OPTION;
    REVOKE SELECT ON TABLE app.kept FROM delegate;
    DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE envoy;
  GRANT SELECT ON TABLE app.kept TO guest;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;
  END IF;
END
$schemadiff$;

-- drop role delegate
-- needs --allow drops-object:delegate: drops role delegate
DROP ROLE IF EXISTS delegate;

-- alter grants on table app.leaf: grants  (after.yaml:14)
DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE lead;
  GRANT SELECT ON TABLE app.leaf TO guest;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;

-- alter grants on table app.left: grants  (after.yaml:43)
-- needs --allow weakens-security:app.left: grants on table app.left give leaver select with grant option
GRANT SELECT ON TABLE app."left" TO leaver WITH GRANT OPTION;
REVOKE SELECT ON TABLE app."left" FROM guest;
DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE leaver;
  GRANT SELECT ON TABLE app."left" TO guest;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;

-- alter grants on table app.several: grants  (after.yaml:20)
-- needs --allow weakens-security:app.several: grants on table app.several give lead select with grant option
GRANT SELECT ON TABLE app.several TO lead WITH GRANT OPTION;
DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE lead;
  GRANT SELECT ON TABLE app.several TO guest;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;

-- alter grants on table app.turned: grants  (after.yaml:32)
REVOKE GRANT OPTION FOR SELECT ON TABLE app.turned FROM helper CASCADE;
GRANT SELECT ON TABLE app.turned TO lead WITH GRANT OPTION;
REVOKE SELECT ON TABLE app.turned FROM helper;
DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE lead;
  GRANT SELECT ON TABLE app.turned TO helper WITH GRANT OPTION;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;

-- alter grants on function app.f(): grants  (after.yaml:62)
-- needs --allow 'weakens-security:app.f()': grants on function app.f() give lead execute with grant option
GRANT EXECUTE ON FUNCTION app.f() TO lead WITH GRANT OPTION;
DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE lead;
  GRANT EXECUTE ON FUNCTION app.f() TO guest;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;
SET LOCAL search_path = app, public, pg_temp;

-- re-create view app.replaced  (after.yaml:52)
CREATE OR REPLACE VIEW app.replaced AS
SELECT a FROM app.kept;

-- re-create grants on view app.replaced  (after.yaml:54)
GRANT SELECT ON TABLE app.replaced TO lead WITH GRANT OPTION;
DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE lead;
  GRANT SELECT ON TABLE app.replaced TO guest;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;

COMMIT;
