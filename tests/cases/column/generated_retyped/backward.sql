-- before to after: 13 statements for PostgreSQL 18
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

-- drop column public.t.told  (after.yaml:9)
-- needs --allow deletes-data:public.t.told: drops column public.t.told and its data (0 values)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'told' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'date' AND a.attgenerated = '') THEN
    ALTER TABLE public.t
      DROP COLUMN IF EXISTS told;
  END IF;
END
$schemadiff$;

-- alter column public.t.from_plain: generated, generated kind  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'from_plain' AND NOT a.attisdropped AND a.attgenerated <> '') THEN
    ALTER TABLE public.t
      ALTER COLUMN from_plain DROP EXPRESSION IF EXISTS;
  END IF;
END
$schemadiff$;

-- drop index public.i  (after.yaml:11)
-- because of column public.t.anew
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'i' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'anew' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'date' AND a.attgenerated = 's'
         AND (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) = '(''2020-01-01''::date + a)') THEN
    DROP INDEX IF EXISTS public.i;
  END IF;
END
$schemadiff$;

-- drop column public.t.anew  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'anew' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'date' AND a.attgenerated = 's'
         AND (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) = '(''2020-01-01''::date + a)') THEN
    ALTER TABLE public.t
      DROP COLUMN IF EXISTS anew;
  END IF;
END
$schemadiff$;

-- drop index public.j  (after.yaml:11)
-- because of column public.t.kept
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'j' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'kept' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint' AND a.attgenerated = '') THEN
    DROP INDEX IF EXISTS public.j;
  END IF;
END
$schemadiff$;

-- drop column public.t.kept  (after.yaml:8)
-- needs --allow deletes-data:public.t.kept: drops column public.t.kept and its data (0 values)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'kept' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint' AND a.attgenerated = '') THEN
    ALTER TABLE public.t
      DROP COLUMN IF EXISTS kept;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create column public.t.anew  (after.yaml:6)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS anew boolean GENERATED ALWAYS AS (a > 1) STORED;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.t.cast: type; alter column public.t.from_plain: type  (after.yaml:7)
-- needs --allow deletes-data:public.t.from_plain: the new type of column public.t.from_plain can lose values
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'cast' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.cast was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'cast' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'from_plain' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'timestamp without time zone') THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.t
      ALTER COLUMN "cast" TYPE integer,
      ALTER COLUMN from_plain TYPE date;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- alter column public.t.cast: generated  (after.yaml:7)
ALTER TABLE public.t
  ALTER COLUMN "cast" SET EXPRESSION AS (a + 1);

-- re-create column public.t.kept  (after.yaml:8)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS kept integer GENERATED ALWAYS AS (a + 1) STORED;

-- re-create column public.t.told  (after.yaml:9)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS told boolean GENERATED ALWAYS AS (not b) STORED;

-- re-create index public.i  (after.yaml:11)
-- because of column public.t.anew
CREATE INDEX IF NOT EXISTS i ON public.t USING btree (anew);

-- re-create index public.j  (after.yaml:11)
-- because of column public.t.kept
CREATE INDEX IF NOT EXISTS j ON public.t USING btree (kept);

COMMIT;
