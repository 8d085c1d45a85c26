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

-- drop comment on aggregate public.total(integer)
COMMENT ON AGGREGATE public.total(integer) IS NULL;
SET LOCAL search_path = public, pg_temp;

-- alter aggregate public.largest(integer): combinefunc, sortop  (after.yaml:10)
CREATE OR REPLACE AGGREGATE public.largest(integer) (
  SFUNC = pg_catalog.int4larger,
  STYPE = integer
);

-- alter aggregate public.moving(integer): combinefunc, msfunc, minvfunc, mstype, msspace, mfinalfunc, minitcond, parallel  (after.yaml:6)
CREATE OR REPLACE AGGREGATE public.moving(integer) (
  SFUNC = pg_catalog.int4_avg_accum,
  STYPE = bigint[],
  FINALFUNC = pg_catalog.int8_avg,
  INITCOND = '{0,0}'
);

-- alter aggregate public.quantile(double precision, anyelement): finalfunc modify  (after.yaml:7)
CREATE OR REPLACE AGGREGATE public.quantile(double precision ORDER BY anyelement) (
  SFUNC = pg_catalog.ordered_set_transition,
  STYPE = internal,
  FINALFUNC = pg_catalog.percentile_disc_final,
  FINALFUNC_EXTRA
);

-- alter aggregate public.rows_of(): combinefunc, parallel  (after.yaml:5)
CREATE OR REPLACE AGGREGATE public.rows_of(*) (
  SFUNC = pg_catalog.int8inc,
  STYPE = bigint,
  COMBINEFUNC = pg_catalog.int8pl,
  INITCOND = '0',
  PARALLEL = SAFE
);

-- alter aggregate public.sum_of(numeric): combinefunc, serialfunc, deserialfunc, parallel  (after.yaml:9)
CREATE OR REPLACE AGGREGATE public.sum_of(numeric) (
  SFUNC = pg_catalog.numeric_accum,
  STYPE = internal,
  FINALFUNC = pg_catalog.numeric_sum
);

-- alter aggregate public.total(integer): sspace, initcond  (after.yaml:4)
CREATE OR REPLACE AGGREGATE public.total(integer) (
  SFUNC = public.add,
  STYPE = integer,
  INITCOND = '0'
);

COMMIT;
