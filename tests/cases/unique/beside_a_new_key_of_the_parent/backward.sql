-- before to after: 2 statements for PostgreSQL 18
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

-- drop primary key public.t.t_pkey
-- needs --allow drops-object:public.t.t_pkey: drops primary key public.t.t_pkey
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (k)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_pkey'
         AND i.reloptions IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.t.t_pkey was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_pkey;
END
$schemadiff$;

-- drop index public.by_k
-- needs --allow drops-object:public.by_k: drops index public.by_k
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'by_k' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 'by_k'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (k)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.by_k was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.by_k;
END
$schemadiff$;

COMMIT;
