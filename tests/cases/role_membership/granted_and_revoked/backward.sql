-- before to after: 5 statements for PostgreSQL 18
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

-- drop role membership app.admins
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid JOIN pg_catalog.pg_roles r ON r.oid = m.member
         WHERE g.rolname = 'admins' AND r.rolname = 'app')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid JOIN pg_catalog.pg_roles r ON r.oid = m.member
         WHERE g.rolname = 'admins' AND r.rolname = 'app'
         HAVING pg_catalog.bool_or(m.admin_option) = false AND pg_catalog.bool_or(m.inherit_option) = true AND pg_catalog.bool_or(m.set_option) = true)) THEN
    RAISE EXCEPTION USING MESSAGE = 'role membership app.admins was changed by another session since the plan was made; plan again';
  END IF;
  DO $revoke$
DECLARE
  grantor text;
BEGIN
  FOR grantor IN
    SELECT a.rolname FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid JOIN pg_catalog.pg_roles r ON r.oid = m.member
      LEFT JOIN pg_catalog.pg_roles a ON a.oid = m.grantor
    WHERE g.rolname = 'admins' AND r.rolname = 'app'
  LOOP
    EXECUTE pg_catalog.format('REVOKE admins FROM app GRANTED BY %I', grantor);
  END LOOP;
END
$revoke$;
END
$schemadiff$;

-- drop role made
-- needs --allow drops-object:made: drops role made
DROP ROLE IF EXISTS made;

-- alter role membership app.readers: admin  (after.yaml:4)
DO $revoke$
DECLARE
  grantor text;
BEGIN
  FOR grantor IN
    SELECT a.rolname FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid JOIN pg_catalog.pg_roles r ON r.oid = m.member
      LEFT JOIN pg_catalog.pg_roles a ON a.oid = m.grantor
    WHERE g.rolname = 'readers' AND r.rolname = 'app'
  LOOP
    EXECUTE pg_catalog.format('REVOKE readers FROM app GRANTED BY %I', grantor);
  END LOOP;
END
$revoke$;
GRANT readers TO app;

-- create role membership app.pg_monitor  (after.yaml:4)
-- needs --allow weakens-security:app.pg_monitor: role membership app.pg_monitor gives the role all privileges of the other one
GRANT pg_monitor TO app;

-- alter role membership boss.app: admin  (after.yaml:5)
-- needs --allow weakens-security:boss.app: role membership boss.app lets the member give it to others
DO $revoke$
DECLARE
  grantor text;
BEGIN
  FOR grantor IN
    SELECT a.rolname FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid JOIN pg_catalog.pg_roles r ON r.oid = m.member
      LEFT JOIN pg_catalog.pg_roles a ON a.oid = m.grantor
    WHERE g.rolname = 'app' AND r.rolname = 'boss'
  LOOP
    EXECUTE pg_catalog.format('REVOKE app FROM boss GRANTED BY %I', grantor);
  END LOOP;
END
$revoke$;
GRANT app TO boss WITH ADMIN TRUE;

COMMIT;
