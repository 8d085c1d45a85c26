-- before to after: 13 statements for PostgreSQL 18
-- warning: after.yaml:3:36: column public.orders.note is created and column public.orders.remark is dropped, and their types are equal
--     if this is a rename, write `renamed_from: remark`
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

-- drop rule public.orders.more
-- needs --allow drops-object:public.orders.more: drops rule public.orders.more
DROP RULE IF EXISTS more ON public.orders;

-- drop rule public.orders.gone  (after.yaml:6)
-- because of column public.orders.total
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.orders')) THEN
    LOCK TABLE ONLY public.orders IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = pg_catalog.to_regclass('public.orders') AND rulename = 'gone')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'total' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    DROP RULE IF EXISTS gone ON public.orders;
  END IF;
END
$schemadiff$;

-- drop rule public.orders.counted  (after.yaml:7)
-- because of function public.counted(integer)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = pg_catalog.to_regclass('public.orders') AND rulename = 'counted')
       AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.counted(integer)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'bigint' AND pg_catalog.pg_get_function_arguments(p.oid) = 'n integer' AND NOT p.prokind = 'w') THEN
    DROP RULE IF EXISTS counted ON public.orders;
  END IF;
END
$schemadiff$;

-- drop function public.counted(integer)  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.counted(integer)')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('8bd1664ff4f1f7892f538ca0c8fb49f8')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.counted(integer) was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.counted(integer)')
         AND pg_catalog.pg_get_function_result(p.oid) = 'bigint' AND pg_catalog.pg_get_function_arguments(p.oid) = 'n integer' AND NOT p.prokind = 'w') THEN
    DROP FUNCTION IF EXISTS public.counted(integer);
  END IF;
END
$schemadiff$;

-- create table public.log  (after.yaml:8)
CREATE TABLE IF NOT EXISTS public.log (
  id integer,
  what text
);

-- alter column public.orders.total: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'total' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.orders.total was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'total' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.orders
      ALTER COLUMN total TYPE integer;
  END IF;
END
$schemadiff$;

-- create column public.orders.note  (after.yaml:3)
ALTER TABLE public.orders
  ADD COLUMN IF NOT EXISTS note text;
SET LOCAL search_path = public, pg_temp;

-- alter rule public.orders.logged: when, commands  (after.yaml:5)
CREATE OR REPLACE RULE logged AS ON INSERT TO public.orders
  WHERE (new.note is not null)
  DO ALSO
insert into public.log (id, what) values (new.id, new.note);
SET LOCAL search_path = pg_catalog, pg_temp;

-- drop table public.audit
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.audit')) THEN
    LOCK TABLE ONLY public.audit IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'audit' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.audit) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.audit has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.audit') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('at', 'id', 'what')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.audit was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.audit;
END
$schemadiff$;

-- drop column public.orders.remark; drop column public.orders.added
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'remark' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.orders) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.orders has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'remark' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'remark' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.orders.remark was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'added' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.orders) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.orders has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'added' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'added' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.orders.added was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.orders
    DROP COLUMN IF EXISTS remark,
    DROP COLUMN IF EXISTS added;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create rule public.orders.gone  (after.yaml:6)
-- because of column public.orders.total
CREATE OR REPLACE RULE gone AS ON DELETE TO public.orders
  WHERE (old.total > 0)
  DO ALSO
update public.log set what = 'gone' where log.id = old.id;

-- re-create function public.counted(integer)  (after.yaml:10)
CREATE OR REPLACE FUNCTION public.counted(n integer)
RETURNS integer
LANGUAGE sql
AS $function$select n$function$;

-- re-create rule public.orders.counted  (after.yaml:7)
-- because of function public.counted(integer)
CREATE OR REPLACE RULE counted AS ON UPDATE TO public.orders
  DO ALSO
select public.counted(new.id);

COMMIT;
