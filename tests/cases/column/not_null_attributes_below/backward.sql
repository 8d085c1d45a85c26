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

-- drop table public.g
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.g')) THEN
    LOCK TABLE ONLY public.g IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'g' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.g) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.g has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.g') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a', 'id')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.g was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.g;
END
$schemadiff$;

-- alter column public.e.a: not null no inherit  (after.yaml:7)
ALTER TABLE public.e ALTER CONSTRAINT e_a_not_null INHERIT;

-- alter column public.f.a: not null  (after.yaml:9)
ALTER TABLE public.f
  ALTER COLUMN a SET NOT NULL;

-- alter column public.t.a: not null  (after.yaml:2)
ALTER TABLE public.t
  ALTER COLUMN a SET NOT NULL;

-- alter column public.u.a: not null no inherit  (after.yaml:4)
ALTER TABLE public.u ALTER CONSTRAINT u_a_not_null INHERIT;

-- alter column public.v.a: not null  (after.yaml:6)
ALTER TABLE public.v
  ALTER COLUMN a SET NOT NULL;

-- alter column public.w.a: not null  (after.yaml:8)
ALTER TABLE public.w
  ALTER COLUMN a DROP NOT NULL;

-- alter column public.y1.a: not null name  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.y1')) THEN
    LOCK TABLE ONLY public.y1 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.y1') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'y_a_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.y1 RENAME CONSTRAINT y1_a_not_null TO y_a_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.y.a: not null  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.y')) THEN
    LOCK TABLE ONLY public.y IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.y') AND a.attname = 'a' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.y ADD CONSTRAINT y_a_not_null NOT NULL a;
  END IF;
END
$schemadiff$;

COMMIT;
