-- before to after: 27 statements for PostgreSQL 18
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

-- drop column public.t.e  (after.yaml:15)
-- because of collation public.c, column public.t.d
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'e' AND NOT a.attisdropped)
       AND (EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'c' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C.utf8' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL)
         OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'd' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_d')
         OR EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'd' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'text' AND t.typcollation = pg_catalog.to_regcollation('public.schemadiff_c'))) THEN
    ALTER TABLE public.t
      DROP COLUMN IF EXISTS e;
  END IF;
END
$schemadiff$;

-- drop default of column public.t.b  (after.yaml:12)
-- because of collation public.c
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND a.atthasdef)
       AND EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'c' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C.utf8' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL) THEN
    ALTER TABLE public.t
      ALTER COLUMN b DROP DEFAULT;
  END IF;
END
$schemadiff$;

-- drop check public.t.t_b  (after.yaml:17)
-- because of collation public.c
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_b' AND c.conparentid = 0
         AND c.contype = 'c')
       AND EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'c' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C.utf8' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL) THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_b;
  END IF;
END
$schemadiff$;

-- drop index public.t_i  (after.yaml:18)
-- because of collation public.c
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't_i' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'c' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C.utf8' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL) THEN
    DROP INDEX IF EXISTS public.t_i;
  END IF;
END
$schemadiff$;

-- drop index public.t_p  (after.yaml:18)
-- because of collation public.c
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't_p' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'c' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C.utf8' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL) THEN
    DROP INDEX IF EXISTS public.t_p;
  END IF;
END
$schemadiff$;

-- drop foreign key public.u.u_a_fkey  (after.yaml:20)
-- because of primary_key public.t.t_pkey
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.u')) THEN
    LOCK TABLE ONLY public.u IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.u') AND c.conname = 'u_a_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'c' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C.utf8' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL) THEN
    ALTER TABLE public.u DROP CONSTRAINT IF EXISTS u_a_fkey;
  END IF;
END
$schemadiff$;

-- drop primary key public.t.t_pkey  (after.yaml:16)
-- because of collation public.c
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'c' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C.utf8' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL) THEN
    ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_pkey;
  END IF;
END
$schemadiff$;

-- drop function public.f(text)  (after.yaml:24)
-- because of collation public.c
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('public.f(text)') AND prokind IN ('f', 'w'))
       AND EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'c' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C.utf8' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL) THEN
    DROP FUNCTION IF EXISTS public.f(text);
  END IF;
END
$schemadiff$;

-- drop view public.v  (after.yaml:22)
-- because of collation public.c, column public.t.a, column public.t.b
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v')
       AND (EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'c' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C.utf8' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL)
         OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND a.attcollation IS DISTINCT FROM pg_catalog.to_regcollation('public.c'))
         OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND NOT a.attisdropped
         AND a.attcollation IS DISTINCT FROM pg_catalog.to_regcollation('public.c'))) THEN
    DROP VIEW IF EXISTS public.v;
  END IF;
END
$schemadiff$;

-- alter collation public.c: locale  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'c' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C.utf8' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL) THEN
    ALTER COLLATION public.c RENAME TO schemadiff_c;
    CREATE COLLATION IF NOT EXISTS public.c (PROVIDER = libc, LOCALE = 'C');
  END IF;
END
$schemadiff$;

-- re-create comment on collation public.c  (after.yaml:2)
COMMENT ON COLLATION public.c IS 'kept';

-- alter domain public.d: anew  (after.yaml:4)
-- because of collation public.c
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'd' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'text' AND t.typcollation = pg_catalog.to_regcollation('public.schemadiff_c')) THEN
    ALTER DOMAIN public.d RENAME TO schemadiff_d;
    CREATE DOMAIN public.d AS text COLLATE public.c;
  END IF;
END
$schemadiff$;

-- alter composite type public.p: anew  (after.yaml:6)
-- because of collation public.c
DO $schemadiff$
BEGIN
  IF (SELECT array_agg(pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attcollation <> (SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid) THEN ' ' || a.attcollation::pg_catalog.regcollation::pg_catalog.text ELSE '' END ORDER BY a.attname) FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attnum > 0 AND NOT a.attisdropped) = ARRAY['a text public.schemadiff_c', 'b integer']::text[] THEN
    ALTER TYPE public.p RENAME TO schemadiff_p;
    CREATE TYPE public.p AS (
      a text COLLATE public.c,
      b integer
    );
  END IF;
END
$schemadiff$;

-- alter column public.t.a: convert; alter column public.t.b: convert; alter column public.t.d: convert; alter column public.t.p: convert  (after.yaml:11)
-- because of collation public.c, domain public.d, composite_type public.p
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND a.attcollation IS DISTINCT FROM pg_catalog.to_regcollation('public.c'))
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'b' AND NOT a.attisdropped
         AND a.attcollation IS DISTINCT FROM pg_catalog.to_regcollation('public.c'))
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'd' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_d')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'p' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_p') THEN
    ALTER TABLE public.t
      ALTER COLUMN a TYPE character varying(20) COLLATE public.c,
      ALTER COLUMN b TYPE text COLLATE public.c,
      ALTER COLUMN d TYPE public.d USING d::text::public.d,
      ALTER COLUMN p TYPE public.p USING p::text::public.p;
  END IF;
END
$schemadiff$;

-- drop domain public.schemadiff_d
DROP DOMAIN IF EXISTS public.schemadiff_d;

-- drop composite type public.schemadiff_p
DROP TYPE IF EXISTS public.schemadiff_p;
SET LOCAL search_path = public, pg_temp;

-- re-create column public.t.e  (after.yaml:15)
-- because of collation public.c, column public.t.d
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS e text COLLATE public.c GENERATED ALWAYS AS (upper(d)) STORED;

-- re-create default of column public.t.b  (after.yaml:12)
-- because of collation public.c
ALTER TABLE public.t
  ALTER COLUMN b SET DEFAULT ('x'::text COLLATE public.c);

-- re-create primary key public.t.t_pkey  (after.yaml:16)
-- because of collation public.c
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
  END IF;
END
$schemadiff$;

-- re-create check public.t.t_b  (after.yaml:17)
-- because of collation public.c
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_b' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT t_b CHECK ((b < 'x' COLLATE public.c));
  END IF;
END
$schemadiff$;

-- re-create index public.t_i  (after.yaml:18)
-- because of collation public.c
CREATE INDEX IF NOT EXISTS t_i ON public.t USING btree (b, d);

-- re-create index public.t_p  (after.yaml:18)
-- because of collation public.c
CREATE INDEX IF NOT EXISTS t_p ON public.t USING btree ((id::text || 'x') COLLATE public.c);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.u.a: convert  (after.yaml:20)
-- because of collation public.c
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.u') AND a.attname = 'a' AND NOT a.attisdropped
         AND a.attcollation IS DISTINCT FROM pg_catalog.to_regcollation('public.c')) THEN
    ALTER TABLE public.u
      ALTER COLUMN a TYPE character varying(20) COLLATE public.c;
  END IF;
END
$schemadiff$;

-- drop collation public.schemadiff_c
DROP COLLATION IF EXISTS public.schemadiff_c;

-- re-create foreign key public.u.u_a_fkey  (after.yaml:20)
-- because of primary_key public.t.t_pkey
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.u') AND c.conname = 'u_a_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.u ADD CONSTRAINT u_a_fkey FOREIGN KEY (a) REFERENCES public.t(a);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create function public.f(text)  (after.yaml:24)
-- because of collation public.c
CREATE OR REPLACE FUNCTION public.f(text)
RETURNS text
LANGUAGE sql
RETURN $1 COLLATE public.c;

-- re-create view public.v  (after.yaml:22)
-- because of collation public.c, column public.t.a, column public.t.b
CREATE OR REPLACE VIEW public.v AS
SELECT a, b COLLATE public.c AS b FROM public.t;

COMMIT;
