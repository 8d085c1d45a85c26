-- before to after: 11 statements for PostgreSQL 18
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

-- rename column public.p.old to new  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'old' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'new' AND NOT a.attisdropped) THEN
    ALTER TABLE public.p RENAME COLUMN old TO new;
  END IF;
END
$schemadiff$;

-- drop column public.p.gone; drop column public.p.also
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'gone' AND NOT a.attisdropped) THEN
    IF EXISTS (SELECT FROM public.p WHERE gone IS NOT NULL) THEN
      RAISE EXCEPTION USING MESSAGE = 'column public.p.gone has values, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'also' AND NOT a.attisdropped) THEN
    IF EXISTS (SELECT FROM public.p WHERE also IS NOT NULL) THEN
      RAISE EXCEPTION USING MESSAGE = 'column public.p.also has values, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  ALTER TABLE public.p
    DROP COLUMN IF EXISTS gone,
    DROP COLUMN IF EXISTS also;
END
$schemadiff$;

-- drop check public.p.a_positive
-- needs --allow drops-object:public.p.a_positive: drops check public.p.a_positive
ALTER TABLE public.p DROP CONSTRAINT IF EXISTS a_positive;

-- drop view public.v  (after.yaml:9)
-- because of column public.d.a
DROP VIEW IF EXISTS public.v;

-- alter column public.p.a: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.p
      ALTER COLUMN a TYPE bigint;
  END IF;
END
$schemadiff$;

-- alter column public.p.f: backfill  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'f' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    SET LOCAL search_path = public, pg_temp;
    UPDATE public.p SET f = 1 WHERE f IS NULL;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.p.id: not null; alter column public.p.f: not null; create column public.p.added; alter default of column public.p.b: expression  (after.yaml:3)
ALTER TABLE public.p
  ALTER COLUMN id DROP NOT NULL,
  ALTER COLUMN f SET NOT NULL,
  ADD COLUMN IF NOT EXISTS added date DEFAULT now(),
  ALTER COLUMN b SET DEFAULT 'B';

-- alter default of column public.c2.b: expression  (after.yaml:6)
ALTER TABLE public.c2
  ALTER COLUMN b SET DEFAULT 'own';

-- alter default of column public.d.added: expression  (after.yaml:7)
ALTER TABLE public.d
  ALTER COLUMN added SET DEFAULT '2020-01-01';

-- create check public.p.id_positive  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p') AND c.conname = 'id_positive' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.p ADD CONSTRAINT id_positive CHECK (id > 0);
  END IF;
END
$schemadiff$;

-- re-create view public.v  (after.yaml:9)
-- because of column public.d.a
CREATE OR REPLACE VIEW public.v AS
SELECT a, b FROM public.d;

COMMIT;
