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

-- create foreign table public.new_far  (after.yaml:26)
CREATE FOREIGN TABLE IF NOT EXISTS public.new_far (
) INHERITS (public.p) SERVER s;

-- create foreign table public.new_far_part  (after.yaml:28)
CREATE FOREIGN TABLE IF NOT EXISTS public.new_far_part PARTITION OF public.q FOR VALUES in (3) SERVER s;

-- create table public.new_below  (after.yaml:14)
CREATE TABLE IF NOT EXISTS public.new_below (
) INHERITS (public.far);

-- alter column public.p.a: compression; alter column public.p.b: compression; alter column public.p.c: storage; alter column public.p.c: statistics; create column public.p.d; alter column public.p.d: storage; alter column public.p.d: statistics  (after.yaml:7)
ALTER TABLE public.p
  ALTER COLUMN a SET COMPRESSION pglz,
  ALTER COLUMN b SET COMPRESSION DEFAULT,
  ALTER COLUMN c SET STORAGE EXTERNAL,
  ALTER COLUMN c SET STATISTICS 6,
  ADD COLUMN IF NOT EXISTS d text COMPRESSION pglz,
  ALTER COLUMN d SET STORAGE MAIN,
  ALTER COLUMN d SET STATISTICS 7;

-- alter column public.far.c: storage  (after.yaml:25)
ALTER FOREIGN TABLE public.far
  ALTER COLUMN c SET STORAGE MAIN;

-- alter column public.below.d: compression; alter column public.below.d: statistics  (after.yaml:13)
ALTER TABLE public.below
  ALTER COLUMN d SET COMPRESSION DEFAULT,
  ALTER COLUMN d SET STATISTICS 8;

-- alter column public.p.e: type  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'e' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('text', 'character varying')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.p.e was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'e' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'text') THEN
    ALTER TABLE public.p
      ALTER COLUMN e TYPE character varying, ALTER COLUMN e SET COMPRESSION pglz;
  END IF;
END
$schemadiff$;

-- alter column public.heir.a: compression; alter column public.heir.b: compression; alter column public.heir.e: compression  (after.yaml:12)
ALTER TABLE public.heir
  ALTER COLUMN a SET COMPRESSION pglz,
  ALTER COLUMN b SET COMPRESSION DEFAULT,
  ALTER COLUMN e SET COMPRESSION pglz;

-- alter column public.new_below.a: compression; alter column public.new_below.b: compression; alter column public.new_below.d: compression; alter column public.new_below.e: compression  (after.yaml:14)
ALTER TABLE public.new_below
  ALTER COLUMN a SET COMPRESSION DEFAULT,
  ALTER COLUMN b SET COMPRESSION DEFAULT,
  ALTER COLUMN d SET COMPRESSION DEFAULT,
  ALTER COLUMN e SET COMPRESSION DEFAULT;

-- alter column public.q.a: compression; alter column public.q.b: compression; create column public.q.d  (after.yaml:18)
ALTER TABLE public.q
  ALTER COLUMN a SET COMPRESSION pglz,
  ALTER COLUMN b SET COMPRESSION DEFAULT,
  ADD COLUMN IF NOT EXISTS d text COMPRESSION pglz;

-- alter column public.near.a: compression; alter column public.near.b: compression  (after.yaml:23)
ALTER TABLE public.near
  ALTER COLUMN a SET COMPRESSION pglz,
  ALTER COLUMN b SET COMPRESSION DEFAULT;

COMMIT;
