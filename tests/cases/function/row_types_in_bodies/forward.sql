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

-- create table store.zone  (after.yaml:8)
CREATE TABLE IF NOT EXISTS store.zone (
  id integer,
  label text
);
SET LOCAL search_path = store, public, pg_temp;

-- create function store.any_label()  (after.yaml:29)
CREATE OR REPLACE FUNCTION store.any_label()
RETURNS text
LANGUAGE plpgsql
AS $function$DECLARE r zone%ROWTYPE; BEGIN RETURN r.id; END$function$;

-- create default of column store.zone.label  (after.yaml:8)
ALTER TABLE store.zone
  ALTER COLUMN label SET DEFAULT store.any_label();

-- create function store.positive(integer)  (after.yaml:10)
CREATE OR REPLACE FUNCTION store.positive(n integer)
RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $function$SELECT n > 0$function$;

-- create domain store.plus  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'plus' AND t.typnamespace = pg_catalog.to_regnamespace('store') AND t.typtype = 'd') THEN
    CREATE DOMAIN store.plus AS integer
      CONSTRAINT plus_check CHECK (store.positive(VALUE));
  END IF;
END
$schemadiff$;

-- create table store.parcel  (after.yaml:6)
CREATE TABLE IF NOT EXISTS store.parcel (
  id integer,
  weight integer,
  CONSTRAINT parcel_weight_check CHECK (store.positive(weight))
);

-- create function store.all_of_a_table()  (after.yaml:28)
CREATE OR REPLACE FUNCTION store.all_of_a_table()
RETURNS text
LANGUAGE plpgsql
AS $function$DECLARE r parcel; BEGIN RETURN r.weight; END$function$;

-- create function store.of_a_domain()  (after.yaml:37)
CREATE OR REPLACE FUNCTION store.of_a_domain()
RETURNS integer
LANGUAGE plpgsql
AS $function$DECLARE n plus := 1; BEGIN RETURN n; END$function$;
SET LOCAL check_function_bodies = off;

-- create function store.waits_for_itself()  (after.yaml:38)
CREATE OR REPLACE FUNCTION store.waits_for_itself()
RETURNS text
LANGUAGE plpgsql
AS $function$DECLARE r round_trip; BEGIN RETURN r.told; END$function$;
SET LOCAL check_function_bodies = on;

-- create view store.round_trip  (after.yaml:46)
CREATE OR REPLACE VIEW store.round_trip AS
SELECT store.waits_for_itself() AS told;

-- create view store.waiting  (after.yaml:45)
CREATE OR REPLACE VIEW store.waiting AS
SELECT id FROM store.parcel;

-- create function store.all_of_a_view()  (after.yaml:11)
CREATE OR REPLACE FUNCTION store.all_of_a_view()
RETURNS text
LANGUAGE plpgsql
AS $function$DECLARE r waiting%ROWTYPE; BEGIN RETURN r.id; END$function$;

-- create function store.columns_type()  (after.yaml:33)
CREATE OR REPLACE FUNCTION store.columns_type()
RETURNS text
LANGUAGE plpgsql
AS $function$DECLARE n store.parcel.weight%TYPE := 1; c CURSOR (k waiting.id%TYPE) FOR SELECT k; BEGIN RETURN n; END$function$;

-- create procedure store.of_a_view()  (after.yaml:43)
CREATE OR REPLACE PROCEDURE store.of_a_view()
LANGUAGE plpgsql
AS $function$DECLARE r waiting; BEGIN NULL; END$function$;

-- create materialized view store.totals  (after.yaml:48)
CREATE MATERIALIZED VIEW IF NOT EXISTS store.totals AS
SELECT count(*) AS n FROM store.parcel
WITH NO DATA;

-- create function store.all_of_a_materialized_view()  (after.yaml:15)
CREATE OR REPLACE FUNCTION store.all_of_a_materialized_view()
RETURNS text
LANGUAGE plpgsql
AS $function$-- DECLARE none nothing%ROWTYPE;
BEGIN
  <<inner_one>>
  DECLARE
    "the row" CONSTANT store.totals := NULL;
  BEGIN
    RETURN "the row".n;
  END;
END
$function$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter materialized view store.totals: populate  (after.yaml:48)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('store.totals') AND relkind = 'm' AND NOT relispopulated) THEN
    SET LOCAL search_path = store, public, pg_temp;
    REFRESH MATERIALIZED VIEW store.totals;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

COMMIT;
