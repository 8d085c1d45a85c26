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
DO $$ BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock(1548630737, 255) THEN
    RAISE EXCEPTION 'another apply or script is running on this database';
  END IF;
END $$;

-- drop index public.sent_once
-- needs --allow drops-object:public.sent_once: drops index public.sent_once
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.bills_sent')) THEN
    LOCK TABLE ONLY public.bills_sent IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'sent_once' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.bills_sent') AND c.relname = 'sent_once'
         AND i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 22) = 'USING btree (kind, id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.sent_once was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'sent_once' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    DROP INDEX IF EXISTS public.sent_once;
  END IF;
END
$schemadiff$;

-- alter column public.bills_sent.id: not null; alter column public.bills_sent.kind: not null  (after.yaml:6)
ALTER TABLE public.bills_sent
  ALTER COLUMN id SET NOT NULL,
  ALTER COLUMN kind SET NOT NULL;

-- alter column public.bills.kind: not null; alter column public.bills.body: not null  (after.yaml:4)
ALTER TABLE public.bills
  ALTER COLUMN kind DROP NOT NULL,
  ALTER COLUMN body DROP NOT NULL;

-- alter column public.bills_sent.kind: not null name  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.bills_sent') AND k.contype = 'n' AND a.attname = 'kind'
         AND k.conname <> 'bills_sent_kind_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.bills_sent RENAME CONSTRAINT bills_kind_not_null TO bills_sent_kind_not_null;
  END IF;
END
$schemadiff$;

-- create primary key public.bills_sent.sent_once  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.bills_sent') AND c.conname = 'sent_once' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.bills_sent ADD CONSTRAINT sent_once PRIMARY KEY (kind, id);
  END IF;
END
$schemadiff$;

COMMIT;
