-- before to after: 9 statements for PostgreSQL 18
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

-- rename sequence public.numbers to s  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'numbers' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 's' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'S'
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = pg_class.oid AND deptype = 'i')) THEN
    ALTER SEQUENCE public.numbers RENAME TO s;
  END IF;
END
$schemadiff$;

-- alter sequence public.s: increment  (after.yaml:3)
ALTER SEQUENCE public.s AS bigint INCREMENT BY 2 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO CYCLE;
SET LOCAL search_path = public, pg_temp;

-- create column public.one.b  (after.yaml:15)
ALTER TABLE public.one
  ADD COLUMN IF NOT EXISTS b bigint NOT NULL DEFAULT nextval('both');

-- alter sequence public.theirs: owned by  (after.yaml:5)
ALTER SEQUENCE public.theirs OWNED BY public.one.b;

-- create column public.other.b  (after.yaml:19)
ALTER TABLE public.other
  ADD COLUMN IF NOT EXISTS b bigint NOT NULL DEFAULT nextval('theirs');

-- alter sequence public.both: owned by  (after.yaml:4)
ALTER SEQUENCE public."both" OWNED BY public.other.b;

-- create column public.t.b  (after.yaml:10)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS b smallint NOT NULL DEFAULT nextval('s');

-- alter sequence public.s: owned by  (after.yaml:3)
ALTER SEQUENCE public.s OWNED BY public.t.b;

-- create unique public.t.numbered  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'numbered' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.t ADD CONSTRAINT numbered UNIQUE (b);
  END IF;
END
$schemadiff$;

COMMIT;
