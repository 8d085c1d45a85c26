-- before to after: 3 statements for PostgreSQL 18
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

-- drop primary key public.bills_2024.bills_2024_own
-- needs --allow drops-object:public.bills_2024.bills_2024_own: drops primary key public.bills_2024.bills_2024_own
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.bills_2024')) THEN
    LOCK TABLE ONLY public.bills_2024 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.bills_2024') AND c.conname = 'bills_2024_own' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.bills_2024') AND c.conname = 'bills_2024_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (amount)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.bills_2024.bills_2024_own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.bills_2024') AND c.conname = 'bills_2024_own' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.bills_2024 DROP CONSTRAINT IF EXISTS bills_2024_own;
  END IF;
END
$schemadiff$;

-- alter column public.bills.amount: not null; create column public.bills.note  (after.yaml:4)
ALTER TABLE public.bills
  ALTER COLUMN amount DROP NOT NULL,
  ADD COLUMN IF NOT EXISTS note text;

-- alter column public.bills_2024.note: statistics  (after.yaml:5)
ALTER TABLE public.bills_2024
  ALTER COLUMN note SET STATISTICS 20;

COMMIT;
