-- before to after: 7 statements for PostgreSQL 18
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

-- drop member privileges citext.function ext.strpos(ext.citext, ext.citext)
GRANT EXECUTE ON ROUTINE ext.strpos(ext.citext, ext.citext) TO PUBLIC;
DO $owner$
BEGIN
  EXECUTE pg_catalog.format('GRANT EXECUTE ON ROUTINE ext.strpos(ext.citext, ext.citext) TO %s', (SELECT proowner::pg_catalog.regrole FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('ext.strpos(ext.citext, ext.citext)')));
END
$owner$;

-- drop member privileges citext.type ext.citext
GRANT USAGE ON TYPE ext.citext TO PUBLIC;

-- drop member privileges hstore.type ext.hstore
DO $owner$
BEGIN
  EXECUTE pg_catalog.format('GRANT USAGE ON TYPE ext.hstore TO %s', (SELECT typowner::pg_catalog.regrole FROM pg_catalog.pg_type WHERE oid = pg_catalog.to_regtype('ext.hstore')));
END
$owner$;
SET LOCAL search_path = public, pg_temp;

-- alter member privileges citext.function ext.citext_eq(ext.citext, ext.citext): granted  (after.yaml:6)
GRANT EXECUTE ON ROUTINE ext.citext_eq(ext.citext, ext.citext) TO pg_read_all_data;
REVOKE EXECUTE ON ROUTINE ext.citext_eq(ext.citext, ext.citext) FROM pg_monitor;

-- alter member privileges citext.function ext.citext_hash(ext.citext): granted, owner without  (after.yaml:7)
REVOKE GRANT OPTION FOR EXECUTE ON ROUTINE ext.citext_hash(ext.citext) FROM pg_monitor;
DO $owner$
BEGIN
  EXECUTE pg_catalog.format('REVOKE EXECUTE ON ROUTINE ext.citext_hash(ext.citext) FROM %s', (SELECT proowner::pg_catalog.regrole FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('ext.citext_hash(ext.citext)')));
END
$owner$;

-- create member privileges citext.function ext.citext_ne(ext.citext, ext.citext)  (after.yaml:8)
REVOKE EXECUTE ON ROUTINE ext.citext_ne(ext.citext, ext.citext) FROM PUBLIC;

-- alter member privileges pg_stat_statements.table ext.pg_stat_statements: granted, revoked, owner without  (after.yaml:12)
GRANT SELECT ON TABLE ext.pg_stat_statements TO PUBLIC;
REVOKE UPDATE (userid) ON TABLE ext.pg_stat_statements FROM pg_monitor;
DO $owner$
BEGIN
  EXECUTE pg_catalog.format('GRANT TRUNCATE ON TABLE ext.pg_stat_statements TO %s', (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('ext.pg_stat_statements')));
END
$owner$;

COMMIT;
