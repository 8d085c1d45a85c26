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

-- drop foreign key public.k.k_c  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.k')) THEN
    LOCK TABLE ONLY public.k IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.k') AND c.conname = 'k_c' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.k') AND c.conname = 'k_c'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (c) REFERENCES public.p(a) NOT ENFORCED'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.k') AND c.conname = 'k_c'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (c) REFERENCES public.p(a) NOT VALID')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.k.k_c was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.k') AND c.conname = 'k_c'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (c) REFERENCES public.p(a) NOT ENFORCED') THEN
    ALTER TABLE public.k DROP CONSTRAINT IF EXISTS k_c;
  END IF;
END
$schemadiff$;

-- alter foreign key public.k.k_a: not enforced  (after.yaml:6)
ALTER TABLE public.k ALTER CONSTRAINT k_a ENFORCED;

-- alter foreign key public.k.k_b: not valid, not enforced  (after.yaml:7)
ALTER TABLE public.k ALTER CONSTRAINT k_b NOT ENFORCED;

-- re-create foreign key public.k.k_c  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.k') AND c.conname = 'k_c' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.k ADD CONSTRAINT k_c FOREIGN KEY (c) REFERENCES public.p(a) NOT VALID;
  END IF;
END
$schemadiff$;

-- alter foreign key public.k.k_d: not enforced  (after.yaml:9)
ALTER TABLE public.k ALTER CONSTRAINT k_d NOT ENFORCED;

-- alter foreign key public.m.m_a: not enforced  (after.yaml:13)
ALTER TABLE public.m ALTER CONSTRAINT m_a ENFORCED;

COMMIT;
