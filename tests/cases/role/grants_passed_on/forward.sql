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

-- rename role envoy to delegate  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'envoy')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'delegate') THEN
    ALTER ROLE envoy RENAME TO delegate;
  END IF;
END
$schemadiff$;

-- drop view app.replaced  (after.yaml:42)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'replaced' AND relnamespace = pg_catalog.to_regnamespace('app') AND relkind = 'v') THEN
    ALTER VIEW app.replaced RESET (user_catalog_table);
  END IF;
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('app.replaced')), E' \n'), ';')) = '63a6781981197f065d0d1868dfa74bea'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 16418, 0)).object_names, '.') IN ('app.replaced')) THEN
    DROP VIEW IF EXISTS app.replaced;
  END IF;
END
$schemadiff$;

-- alter grants on schema app: grants  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'leaver') THEN
    GRANT USAGE ON SCHEMA app TO keeper;
    REVOKE USAGE ON SCHEMA app FROM leaver;
  END IF;
END
$schemadiff$;

-- alter grants on table app.by_column: grants  (after.yaml:20)
-- needs --allow weakens-security:app.by_column: grants on table app.by_column give PUBLIC select (b)
GRANT SELECT (a, b) ON TABLE app.by_column TO lead WITH GRANT OPTION;
REVOKE SELECT (a, b) ON TABLE app.by_column FROM lead CASCADE;
GRANT SELECT (a) ON TABLE app.by_column TO guest;
GRANT SELECT (b) ON TABLE app.by_column TO PUBLIC;
REVOKE SELECT ON TABLE app.by_column FROM lead;

-- alter grants on table app.chain: grants  (after.yaml:6)
REVOKE GRANT OPTION FOR SELECT ON TABLE app.chain FROM lead CASCADE;
REVOKE GRANT OPTION FOR INSERT ON TABLE app.chain FROM lead;

-- alter owner of table app.given_away: role  (after.yaml:30)
ALTER TABLE app.given_away OWNER TO lead;

-- alter grants on table app.given_away: grants  (after.yaml:32)
-- needs --allow weakens-security:app.given_away: grants on table app.given_away give keeper select with grant option
GRANT SELECT ON TABLE app.given_away TO keeper WITH GRANT OPTION;
REVOKE GRANT OPTION FOR SELECT ON TABLE app.given_away FROM lead;
DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE keeper;
  GRANT SELECT ON TABLE app.given_away TO guest;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;

-- alter grants on table app.leaf: grants  (after.yaml:9)
REVOKE GRANT OPTION FOR SELECT ON TABLE app.leaf FROM lead CASCADE;
GRANT SELECT ON TABLE app.leaf TO lead WITH GRANT OPTION;
DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE lead;
  GRANT SELECT ON TABLE app.leaf TO clerk;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;

-- alter grants on table app.left: grants  (after.yaml:35)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'leaver') THEN
    REVOKE GRANT OPTION FOR SELECT ON TABLE app."left" FROM leaver CASCADE;
    GRANT SELECT ON TABLE app."left" TO guest;
    REVOKE SELECT ON TABLE app."left" FROM leaver;
  END IF;
END
$schemadiff$;

-- drop role leaver
-- needs --allow drops-object:leaver: drops role leaver
DROP ROLE IF EXISTS leaver;

-- alter grants on table app.several: grants  (after.yaml:14)
REVOKE GRANT OPTION FOR SELECT ON TABLE app.several FROM helper CASCADE;
REVOKE GRANT OPTION FOR SELECT ON TABLE app.several FROM lead CASCADE;
GRANT SELECT ON TABLE app.several TO helper WITH GRANT OPTION;
DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE helper;
  GRANT SELECT ON TABLE app.several TO guest;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;

-- alter grants on table app.turned: grants  (after.yaml:26)
REVOKE GRANT OPTION FOR SELECT ON TABLE app.turned FROM lead CASCADE;
GRANT SELECT ON TABLE app.turned TO helper WITH GRANT OPTION;
REVOKE SELECT ON TABLE app.turned FROM lead;
DO $grantor$
DECLARE
  before text := pg_catalog.current_setting('role');
BEGIN
  SET LOCAL ROLE helper;
  GRANT SELECT ON TABLE app.turned TO lead WITH GRANT OPTION;
  PERFORM pg_catalog.set_config('role', before, true);
END
$grantor$;

-- alter grants on function app.f(): grants  (after.yaml:52)
REVOKE GRANT OPTION FOR EXECUTE ON FUNCTION app.f() FROM lead CASCADE;
SET LOCAL search_path = app, public, pg_temp;

-- re-create view app.replaced  (after.yaml:42)
CREATE OR REPLACE VIEW app.replaced AS
SELECT a::text AS a FROM app.kept;

-- re-create grants on view app.replaced  (after.yaml:44)
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
