-- before to after: 6 statements for PostgreSQL 18
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

-- drop index public.Idx  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a')) THEN
    LOCK TABLE ONLY public.a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'Idx' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.a') AND c.relname = 'Idx'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (m)'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.a') AND c.relname = 'Idx'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 23) = 'USING btree (e DESC, o)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.Idx was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.a') AND c.relname = 'Idx'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (m)') THEN
    DROP INDEX IF EXISTS public."Idx";
  END IF;
END
$schemadiff$;

-- drop column public.a.m; drop default of column public.a.e
-- needs --allow drops-object:public.a.m: drops column public.a.m
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.a') AND a.attname = 'm' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.a') AND a.attname = 'm' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text' AND a.attgenerated = 's'
         AND (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) = '(e)::text')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.a.m was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.a
    DROP COLUMN IF EXISTS m,
    ALTER COLUMN e DROP DEFAULT;
END
$schemadiff$;

-- drop view public.log_2
-- needs --allow drops-object:public.log_2: drops view public.log_2
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'log_2' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.log_2 RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.log_2') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('398401564d52b87d7278359db61c7fd0')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.log_2 was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'log_2' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    DROP VIEW IF EXISTS public.log_2;
  END IF;
END
$schemadiff$;

-- alter column public.a.e: not null  (after.yaml:4)
ALTER TABLE public.a
  ALTER COLUMN e DROP NOT NULL;
SET LOCAL search_path = public, pg_temp;

-- re-create index public.Idx  (after.yaml:5)
CREATE INDEX IF NOT EXISTS "Idx" ON public.a USING btree (e DESC, o);

-- create table public.log_2  (after.yaml:2)
CREATE TABLE IF NOT EXISTS public.log_2 (
  x integer
);

COMMIT;
