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

-- drop domain store.plus
-- needs --allow drops-object:store.plus: drops domain store.plus
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'plus' AND t.typnamespace = pg_catalog.to_regnamespace('store') AND t.typtype = 'd')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'plus' AND t.typnamespace = pg_catalog.to_regnamespace('store') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'integer' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain store.plus was changed by another session since the plan was made; plan again';
  END IF;
  DROP DOMAIN IF EXISTS store.plus;
END
$schemadiff$;

-- drop table store.zone
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('store.zone')) THEN
    LOCK TABLE ONLY store.zone IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'zone' AND relnamespace = pg_catalog.to_regnamespace('store') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM store.zone) THEN
      RAISE EXCEPTION USING MESSAGE = 'table store.zone has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('store.zone') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'label')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table store.zone was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS store.zone;
END
$schemadiff$;

-- drop function store.all_of_a_materialized_view()
-- needs --allow 'drops-object:store.all_of_a_materialized_view()': drops function store.all_of_a_materialized_view()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('store.all_of_a_materialized_view()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('54f73db157cd17c0b01709fa12683c20')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function store.all_of_a_materialized_view() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS store.all_of_a_materialized_view();
END
$schemadiff$;

-- drop function store.all_of_a_table()
-- needs --allow 'drops-object:store.all_of_a_table()': drops function store.all_of_a_table()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('store.all_of_a_table()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('ed631db40b3642eb761280c271d2fc1f')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function store.all_of_a_table() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS store.all_of_a_table();
END
$schemadiff$;

-- drop function store.all_of_a_view()
-- needs --allow 'drops-object:store.all_of_a_view()': drops function store.all_of_a_view()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('store.all_of_a_view()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('0fecd5bcb9aab07eb56d0061fbd22336')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function store.all_of_a_view() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS store.all_of_a_view();
END
$schemadiff$;

-- drop function store.any_label()
-- needs --allow 'drops-object:store.any_label()': drops function store.any_label()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('store.any_label()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('6ed1b314e916fc1ece5e724415477558')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function store.any_label() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS store.any_label();
END
$schemadiff$;

-- drop function store.columns_type()
-- needs --allow 'drops-object:store.columns_type()': drops function store.columns_type()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('store.columns_type()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('3fc93f57ae95cbf7bf01671cef87156a')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function store.columns_type() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS store.columns_type();
END
$schemadiff$;

-- drop function store.of_a_domain()
-- needs --allow 'drops-object:store.of_a_domain()': drops function store.of_a_domain()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('store.of_a_domain()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('c49fc3e4050e8c2a4b1bcb346a0914d7')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function store.of_a_domain() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS store.of_a_domain();
END
$schemadiff$;

-- drop procedure store.of_a_view()
-- needs --allow 'drops-object:store.of_a_view()': drops procedure store.of_a_view()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('store.of_a_view()')
         AND p.prokind = 'p' AND pg_catalog.md5(p.prosrc) NOT IN ('a82f154a169284776d7700310015c0f4')) THEN
    RAISE EXCEPTION USING MESSAGE = 'procedure store.of_a_view() was changed by another session since the plan was made; plan again';
  END IF;
  DROP PROCEDURE IF EXISTS store.of_a_view();
END
$schemadiff$;

-- drop view store.round_trip
-- needs --allow drops-object:store.round_trip: drops view store.round_trip
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'round_trip' AND relnamespace = pg_catalog.to_regnamespace('store') AND relkind = 'v') THEN
    ALTER VIEW store.round_trip RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('store.round_trip') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('de492fd5abb1ec938700c92a2528324a')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view store.round_trip was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS store.round_trip;
END
$schemadiff$;

-- drop function store.waits_for_itself()
-- needs --allow 'drops-object:store.waits_for_itself()': drops function store.waits_for_itself()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('store.waits_for_itself()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('3f4b406bbde2dfcc0cde0e234ac8ee6a')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function store.waits_for_itself() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS store.waits_for_itself();
END
$schemadiff$;

-- drop view store.waiting
-- needs --allow drops-object:store.waiting: drops view store.waiting
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'waiting' AND relnamespace = pg_catalog.to_regnamespace('store') AND relkind = 'v') THEN
    ALTER VIEW store.waiting RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('store.waiting') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('94ba5abb59f26d51008761023bc2843b')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view store.waiting was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS store.waiting;
END
$schemadiff$;

-- drop materialized view store.totals
-- needs --allow drops-object:store.totals: drops materialized view store.totals
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'totals' AND relnamespace = pg_catalog.to_regnamespace('store') AND relkind = 'm') THEN
    ALTER MATERIALIZED VIEW store.totals RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('store.totals') AND c.relkind = 'm'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('3c4740157f5734fffdd15c5b77214dc8')) THEN
    RAISE EXCEPTION USING MESSAGE = 'materialized view store.totals was changed by another session since the plan was made; plan again';
  END IF;
  DROP MATERIALIZED VIEW IF EXISTS store.totals;
END
$schemadiff$;

-- drop table store.parcel
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('store.parcel')) THEN
    LOCK TABLE ONLY store.parcel IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'parcel' AND relnamespace = pg_catalog.to_regnamespace('store') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM store.parcel) THEN
      RAISE EXCEPTION USING MESSAGE = 'table store.parcel has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('store.parcel') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'weight')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table store.parcel was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS store.parcel;
END
$schemadiff$;

-- drop function store.positive(integer)
-- needs --allow 'drops-object:store.positive(integer)': drops function store.positive(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('store.positive(integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('d70244d881c78eb463839e45ef891a99')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function store.positive(integer) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS store.positive(integer);
END
$schemadiff$;

COMMIT;
