-- before to after: 12 statements for PostgreSQL 18
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

-- rename table public.log to audit  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.log')) THEN
    LOCK TABLE ONLY public.log IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'log' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'audit' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.log RENAME TO audit;
  END IF;
END
$schemadiff$;

-- rename column public.orders.note to remark  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.orders')) THEN
    LOCK TABLE ONLY public.orders IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'note' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'remark' AND NOT a.attisdropped) THEN
    ALTER TABLE public.orders RENAME COLUMN note TO remark;
  END IF;
END
$schemadiff$;

-- drop rule public.orders.gone  (after.yaml:6)
-- because of column public.orders.total
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = pg_catalog.to_regclass('public.orders') AND rulename = 'gone')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'total' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    DROP RULE IF EXISTS gone ON public.orders;
  END IF;
END
$schemadiff$;

-- drop rule public.orders.counted  (after.yaml:7)
-- because of function public.counted(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = pg_catalog.to_regclass('public.orders') AND rulename = 'counted')
       AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.counted(integer)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'integer' AND pg_catalog.pg_get_function_arguments(p.oid) = 'n integer' AND NOT p.prokind = 'w')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1255, 22847, 0)).object_names, '.') IN ('public.counted')) THEN
    DROP RULE IF EXISTS counted ON public.orders;
  END IF;
END
$schemadiff$;

-- drop function public.counted(integer)  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.counted(integer)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'integer' AND pg_catalog.pg_get_function_arguments(p.oid) = 'n integer' AND NOT p.prokind = 'w')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1255, 22847, 0)).object_names, '.') IN ('public.counted')) THEN
    DROP FUNCTION IF EXISTS public.counted(integer);
  END IF;
END
$schemadiff$;

-- create column public.audit.at  (after.yaml:9)
ALTER TABLE public.audit
  ADD COLUMN IF NOT EXISTS at timestamp with time zone;

-- alter column public.orders.total: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'total' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.orders
      ALTER COLUMN total TYPE bigint;
  END IF;
END
$schemadiff$;

-- create column public.orders.added  (after.yaml:3)
ALTER TABLE public.orders
  ADD COLUMN IF NOT EXISTS added integer;
SET LOCAL search_path = public, pg_temp;

-- re-create rule public.orders.gone  (after.yaml:6)
-- because of column public.orders.total
CREATE OR REPLACE RULE gone AS ON DELETE TO public.orders
  WHERE (old.total > 0)
  DO ALSO
update public.audit set what = 'gone' where audit.id = old.id;

-- create rule public.orders.more  (after.yaml:8)
CREATE OR REPLACE RULE more AS ON UPDATE TO public.orders
  DO ALSO
insert into public.audit (at) values (now());

-- re-create function public.counted(integer)  (after.yaml:11)
CREATE OR REPLACE FUNCTION public.counted(n integer)
RETURNS bigint
LANGUAGE sql
AS $function$select n$function$;

-- re-create rule public.orders.counted  (after.yaml:7)
-- because of function public.counted(integer)
CREATE OR REPLACE RULE counted AS ON UPDATE TO public.orders
  DO ALSO
select public.counted(new.added);

COMMIT;
