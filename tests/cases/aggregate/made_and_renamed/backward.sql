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

-- drop aggregate public.made(text, integer[])
-- needs --allow 'drops-object:public.made(text, integer[[]])': drops aggregate public.made(text, integer[])
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.made(text, integer[])') AND prokind = 'a')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_aggregate a
         LEFT JOIN pg_catalog.pg_proc f ON f.oid = a.aggfinalfn
         LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
         WHERE a.aggfnoid = pg_catalog.to_regprocedure('public.made(text, integer[])')
         AND a.aggkind = 'n' AND '(' || pg_catalog.pg_get_function_arguments(a.aggfnoid) || ')' IN ('("Key" text, VARIADIC "values" integer[])')
         AND pg_catalog.format_type(a.aggtranstype, NULL) = 'text' AND a.aggfinalextra = false
         AND a.aggfinalfn = 0)) THEN
    RAISE EXCEPTION USING MESSAGE = 'aggregate public.made(text, integer[]) was changed by another session since the plan was made; plan again';
  END IF;
  DROP AGGREGATE IF EXISTS public.made(text, integer[]);
END
$schemadiff$;

-- drop function public.taken(text, text, integer[])
-- needs --allow 'drops-object:public.taken(text, text, integer[[]])': drops function public.taken(text, text, integer[])
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.taken(text, text, integer[])')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('bf14eccc24bb7110116eb3bdbc4b66fc')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.taken(text, text, integer[]) was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.taken(text, text, integer[]);
END
$schemadiff$;

-- drop aggregate public.second_name(text)
-- needs --allow 'drops-object:public.second_name(text)': drops aggregate public.second_name(text)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.second_name(text)') AND prokind = 'a')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_aggregate a
         LEFT JOIN pg_catalog.pg_proc f ON f.oid = a.aggfinalfn
         LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
         WHERE a.aggfnoid = pg_catalog.to_regprocedure('public.second_name(text)')
         AND a.aggkind = 'n' AND '(' || pg_catalog.pg_get_function_arguments(a.aggfnoid) || ')' IN ('(text)')
         AND pg_catalog.format_type(a.aggtranstype, NULL) = 'text' AND a.aggfinalextra = false
         AND a.aggfinalfn = 0)) THEN
    RAISE EXCEPTION USING MESSAGE = 'aggregate public.second_name(text) was changed by another session since the plan was made; plan again';
  END IF;
  DROP AGGREGATE IF EXISTS public.second_name(text);
END
$schemadiff$;

-- drop aggregate public.stays(integer)  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.stays(integer)') AND prokind = 'a')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_aggregate a
         LEFT JOIN pg_catalog.pg_proc f ON f.oid = a.aggfinalfn
         LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
         WHERE a.aggfnoid = pg_catalog.to_regprocedure('public.stays(integer)')
         AND a.aggkind = 'n' AND '(' || pg_catalog.pg_get_function_arguments(a.aggfnoid) || ')' IN ('(a integer)')
         AND pg_catalog.format_type(a.aggtranstype, NULL) = 'integer' AND a.aggfinalextra = false
         AND a.aggfinalfn = 0))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_aggregate a
         LEFT JOIN pg_catalog.pg_proc f ON f.oid = a.aggfinalfn
         LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
         WHERE a.aggfnoid = pg_catalog.to_regprocedure('public.stays(integer)')
         AND a.aggkind = 'n' AND '(' || pg_catalog.pg_get_function_arguments(a.aggfnoid) || ')' IN ('(integer)')
         AND pg_catalog.format_type(a.aggtranstype, NULL) = 'integer' AND a.aggfinalextra = false
         AND a.aggfinalfn = 0)) THEN
    RAISE EXCEPTION USING MESSAGE = 'aggregate public.stays(integer) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_aggregate a
         LEFT JOIN pg_catalog.pg_proc f ON f.oid = a.aggfinalfn
         LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
         WHERE a.aggfnoid = pg_catalog.to_regprocedure('public.stays(integer)')
         AND a.aggkind = 'n' AND '(' || pg_catalog.pg_get_function_arguments(a.aggfnoid) || ')' IN ('(a integer)')
         AND pg_catalog.format_type(a.aggtranstype, NULL) = 'integer' AND a.aggfinalextra = false
         AND a.aggfinalfn = 0) THEN
    DROP AGGREGATE IF EXISTS public.stays(integer);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create aggregate public.first_name(text)  (after.yaml:3)
CREATE OR REPLACE AGGREGATE public.first_name(text) (
  SFUNC = pg_catalog.text_larger,
  STYPE = text
);

-- create comment on aggregate public.first_name(text)  (after.yaml:3)
COMMENT ON AGGREGATE public.first_name(text) IS 'kept';

-- re-create aggregate public.stays(integer)  (after.yaml:4)
CREATE OR REPLACE AGGREGATE public.stays(integer) (
  SFUNC = pg_catalog.int4larger,
  STYPE = integer
);

COMMIT;
