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

-- rename unique public.t.u to u2  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'u2' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.t RENAME CONSTRAINT u TO u2;
  END IF;
END
$schemadiff$;

-- drop primary key public.replaced.replaced_pkey  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.replaced')) THEN
    LOCK TABLE ONLY public.replaced IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.replaced') AND c.conname = 'replaced_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (a)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 21725, 0)).object_names, '.') IN ('public.replaced.replaced_pkey')) THEN
    ALTER TABLE public.replaced DROP CONSTRAINT IF EXISTS replaced_pkey;
  END IF;
END
$schemadiff$;

-- alter column public.replaced.b: not null  (after.yaml:8)
ALTER TABLE public.replaced
  ALTER COLUMN b SET NOT NULL;

-- re-create primary key public.replaced.replaced_pkey  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.replaced') AND c.conname = 'replaced_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.replaced ADD CONSTRAINT replaced_pkey PRIMARY KEY (a, b);
  END IF;
END
$schemadiff$;

-- alter primary key public.replaced.replaced_pkey: index comment  (after.yaml:9)
COMMENT ON INDEX public.replaced_pkey IS 'kept';

-- re-create comment on primary key public.replaced.replaced_pkey  (after.yaml:9)
COMMENT ON CONSTRAINT replaced_pkey ON public.replaced IS 'it';

-- alter primary key public.t.t_pkey: index comment  (after.yaml:4)
COMMENT ON INDEX public.t_pkey IS 'of another';

-- alter unique public.t.t_c_key: index comment  (after.yaml:5)
COMMENT ON INDEX public.t_c_key IS 'new';
SET LOCAL search_path = public, pg_temp;

-- alter exclusion public.t.x: index comment  (after.yaml:6)
COMMENT ON INDEX public.x IS NULL;

COMMIT;
