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

-- drop view public.totals  (after.yaml:8)
-- because of aggregate public.total(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'totals' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.totals RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'totals' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND EXISTS (SELECT FROM pg_catalog.pg_aggregate a
         LEFT JOIN pg_catalog.pg_proc f ON f.oid = a.aggfinalfn
         LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
         WHERE a.aggfnoid = pg_catalog.to_regprocedure('public.total(integer)')
         AND a.aggkind = 'n' AND '(' || pg_catalog.pg_get_function_arguments(a.aggfnoid) || ')' IN ('(integer)')
         AND pg_catalog.format_type(a.aggtranstype, NULL) = 'numeric' AND a.aggfinalextra = false
         AND a.aggfinalfn = 0) THEN
    DROP VIEW IF EXISTS public.totals;
  END IF;
END
$schemadiff$;

-- drop aggregate public.total(integer)  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.total(integer)') AND prokind = 'a')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_aggregate a
         LEFT JOIN pg_catalog.pg_proc f ON f.oid = a.aggfinalfn
         LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
         WHERE a.aggfnoid = pg_catalog.to_regprocedure('public.total(integer)')
         AND a.aggkind = 'n' AND '(' || pg_catalog.pg_get_function_arguments(a.aggfnoid) || ')' IN ('(integer)')
         AND pg_catalog.format_type(a.aggtranstype, NULL) = 'numeric' AND a.aggfinalextra = false
         AND a.aggfinalfn = 0))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_aggregate a
         LEFT JOIN pg_catalog.pg_proc f ON f.oid = a.aggfinalfn
         LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
         WHERE a.aggfnoid = pg_catalog.to_regprocedure('public.total(integer)')
         AND a.aggkind = 'n' AND '(' || pg_catalog.pg_get_function_arguments(a.aggfnoid) || ')' IN ('(integer)')
         AND pg_catalog.format_type(a.aggtranstype, NULL) = 'bigint' AND a.aggfinalextra = false
         AND a.aggfinalfn = 0)) THEN
    RAISE EXCEPTION USING MESSAGE = 'aggregate public.total(integer) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_aggregate a
         LEFT JOIN pg_catalog.pg_proc f ON f.oid = a.aggfinalfn
         LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
         WHERE a.aggfnoid = pg_catalog.to_regprocedure('public.total(integer)')
         AND a.aggkind = 'n' AND '(' || pg_catalog.pg_get_function_arguments(a.aggfnoid) || ')' IN ('(integer)')
         AND pg_catalog.format_type(a.aggtranstype, NULL) = 'numeric' AND a.aggfinalextra = false
         AND a.aggfinalfn = 0) THEN
    DROP AGGREGATE IF EXISTS public.total(integer);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create aggregate public.total(integer)  (after.yaml:6)
CREATE OR REPLACE AGGREGATE public.total(integer) (
  SFUNC = public.add,
  STYPE = bigint,
  INITCOND = '0'
);

-- re-create comment on aggregate public.total(integer)  (after.yaml:6)
COMMENT ON AGGREGATE public.total(integer) IS 'the sum';

-- re-create grants on aggregate public.total(integer)  (after.yaml:6)
REVOKE EXECUTE ON FUNCTION public.total(integer) FROM PUBLIC;

-- re-create view public.totals  (after.yaml:8)
-- because of aggregate public.total(integer)
CREATE OR REPLACE VIEW public.totals AS
SELECT b, public.total(a) AS total FROM public.t GROUP BY b;

-- re-create comment on view public.totals  (after.yaml:8)
COMMENT ON VIEW public.totals IS 'by b';

COMMIT;
