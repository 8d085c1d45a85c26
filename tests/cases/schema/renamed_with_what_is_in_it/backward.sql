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

-- create schema app  (after.yaml:2)
CREATE SCHEMA IF NOT EXISTS app;

-- create comment on schema app  (after.yaml:2)
COMMENT ON SCHEMA app IS 'The application';

-- create table app.t  (after.yaml:3)
CREATE TABLE IF NOT EXISTS app.t (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  CONSTRAINT t_pkey PRIMARY KEY (id)
);
SET LOCAL search_path = app, public, pg_temp;

-- create index app.i  (after.yaml:3)
CREATE INDEX IF NOT EXISTS i ON app.t USING btree (id DESC);

-- create view app.v  (after.yaml:4)
CREATE OR REPLACE VIEW app.v AS
SELECT id FROM app.t;

COMMIT;
