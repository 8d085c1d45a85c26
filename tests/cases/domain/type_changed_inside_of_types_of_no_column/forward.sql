-- before to after: 18 statements for PostgreSQL 18
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

-- drop function public.f(public.outer_place)  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(public.outer_place)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('b1698e52a0f16203489454196a0c6307')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.f(public.outer_place) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.f(public.outer_place)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'integer' AND pg_catalog.pg_get_function_arguments(p.oid) = 'a public.outer_place' AND NOT p.prokind = 'w') THEN
    DROP FUNCTION IF EXISTS public.f(public.outer_place);
  END IF;
END
$schemadiff$;

-- drop composite type public.outer_place  (after.yaml:9)
-- because of composite_type public.place
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'outer_place' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c')
       AND (EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'c' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL)
         OR EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'amount' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'integer' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))
         OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.one()')
         AND pg_catalog.pg_get_function_result(p.oid) = 'integer' AND pg_catalog.pg_get_function_arguments(p.oid) = '' AND NOT p.prokind = 'w')
         OR EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.span') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'integer'
         AND m.typname = 'span_multirange' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype))) THEN
    DROP TYPE IF EXISTS public.outer_place;
  END IF;
END
$schemadiff$;

-- drop composite type public.place  (after.yaml:8)
-- because of collation public.c, domain public.amount, domain public.more, range_type public.span
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'place' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c')
       AND (EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'c' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL)
         OR EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'amount' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'integer' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))
         OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.one()')
         AND pg_catalog.pg_get_function_result(p.oid) = 'integer' AND pg_catalog.pg_get_function_arguments(p.oid) = '' AND NOT p.prokind = 'w')
         OR EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.span') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'integer'
         AND m.typname = 'span_multirange' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype))) THEN
    DROP TYPE IF EXISTS public.place;
  END IF;
END
$schemadiff$;

-- drop domain public.more  (after.yaml:5)
-- because of domain public.amount, function public.one()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'more' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd')
       AND (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'amount' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'integer' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))
         OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.one()')
         AND pg_catalog.pg_get_function_result(p.oid) = 'integer' AND pg_catalog.pg_get_function_arguments(p.oid) = '' AND NOT p.prokind = 'w')) THEN
    DROP DOMAIN IF EXISTS public.more;
  END IF;
END
$schemadiff$;

-- drop domain public.amount  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'amount' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'integer' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    DROP DOMAIN IF EXISTS public.amount;
  END IF;
END
$schemadiff$;

-- drop range type public.span  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'span' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.span') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'integer'
         AND m.typname = 'span_multirange' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype)))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.span') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'numeric'
         AND m.typname = 'span_multirange' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'range type public.span was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.span') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'integer'
         AND m.typname = 'span_multirange' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype)) THEN
    DROP TYPE IF EXISTS public.span;
  END IF;
END
$schemadiff$;

-- drop function public.one()  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.one()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('b1698e52a0f16203489454196a0c6307')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.one() was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.one()')
         AND pg_catalog.pg_get_function_result(p.oid) = 'integer' AND pg_catalog.pg_get_function_arguments(p.oid) = '' AND NOT p.prokind = 'w') THEN
    DROP FUNCTION IF EXISTS public.one();
  END IF;
END
$schemadiff$;

-- alter collation public.c: locale  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'c' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL) THEN
    ALTER COLLATION public.c RENAME TO schemadiff_c;
    CREATE COLLATION IF NOT EXISTS public.c (PROVIDER = libc, LOCALE = 'POSIX');
  END IF;
END
$schemadiff$;

-- drop collation public.schemadiff_c
DROP COLLATION IF EXISTS public.schemadiff_c;

-- re-create range type public.span  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'span' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r') THEN
    CREATE TYPE public.span AS RANGE (
      SUBTYPE = numeric
    );
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create function public.one()  (after.yaml:11)
CREATE OR REPLACE FUNCTION public.one()
RETURNS bigint
LANGUAGE sql
AS $function$SELECT 1$function$;

-- re-create domain public.amount  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'amount' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd') THEN
    CREATE DOMAIN public.amount AS numeric DEFAULT public.one();
  END IF;
END
$schemadiff$;

-- re-create domain public.more  (after.yaml:5)
-- because of domain public.amount, function public.one()
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'more' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd') THEN
    CREATE DOMAIN public.more AS public.amount DEFAULT public.one()
      CONSTRAINT c CHECK (VALUE > 3);
  END IF;
END
$schemadiff$;

-- re-create comment on domain public.more  (after.yaml:5)
COMMENT ON DOMAIN public.more IS 'kept';

-- re-create composite type public.place  (after.yaml:8)
-- because of collation public.c, domain public.amount, domain public.more, range_type public.span
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'place' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c') THEN
    CREATE TYPE public.place AS (
      town public.span,
      b integer,
      c public.more[],
      d public.amount,
      e text COLLATE public.c
    );
  END IF;
END
$schemadiff$;

-- re-create composite type public.outer_place  (after.yaml:9)
-- because of composite_type public.place
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'outer_place' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c') THEN
    CREATE TYPE public.outer_place AS (
      a public.place
    );
  END IF;
END
$schemadiff$;

-- re-create comment on composite type public.place  (after.yaml:8)
COMMENT ON TYPE public.place IS 'kept';

-- re-create function public.f(public.outer_place)  (after.yaml:12)
CREATE OR REPLACE FUNCTION public.f(a public.outer_place)
RETURNS bigint
LANGUAGE sql
AS $function$SELECT 1$function$;

COMMIT;
