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

-- rename column public.docs.owner to holder  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.docs')) THEN
    LOCK TABLE ONLY public.docs IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.docs') AND a.attname = 'owner' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.docs') AND a.attname = 'holder' AND NOT a.attisdropped) THEN
    ALTER TABLE public.docs RENAME COLUMN owner TO holder;
  END IF;
END
$schemadiff$;

-- drop policy public.docs.typed  (after.yaml:7)
-- because of column public.docs.id
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'typed')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.docs') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    DROP POLICY IF EXISTS typed ON public.docs;
  END IF;
END
$schemadiff$;

-- drop policy public.docs.asking  (after.yaml:8)
-- because of column public.docs.id, column public.members.doc
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'asking')
       AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.docs') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer')
         OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.members') AND a.attname = 'doc' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer')) THEN
    DROP POLICY IF EXISTS asking ON public.docs;
  END IF;
END
$schemadiff$;

-- drop policy public.docs.viewing  (after.yaml:9)
-- because of view public.staff
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'viewing')
       AND (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.staff')), E' \n'), ';')) = '20106f4cee3698cd4ea53711e672dadb'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 21658, 0)).object_names, '.') IN ('public.staff')) THEN
    DROP POLICY IF EXISTS viewing ON public.docs;
  END IF;
END
$schemadiff$;

-- drop view public.staff  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'staff' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.staff RESET (user_catalog_table);
  END IF;
  IF (pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(pg_catalog.to_regclass('public.staff')), E' \n'), ';')) = '20106f4cee3698cd4ea53711e672dadb'
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 21658, 0)).object_names, '.') IN ('public.staff')) THEN
    DROP VIEW IF EXISTS public.staff;
  END IF;
END
$schemadiff$;

-- alter column public.docs.id: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.docs') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.docs
      ALTER COLUMN id TYPE bigint;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create policy public.docs.typed  (after.yaml:7)
-- because of column public.docs.id
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'typed') THEN
    CREATE POLICY typed ON public.docs
      USING (id > 0);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.members.doc: type  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.members')) THEN
    LOCK TABLE ONLY public.members IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.members') AND a.attname = 'doc' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.members
      ALTER COLUMN doc TYPE bigint;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create policy public.docs.asking  (after.yaml:8)
-- because of column public.docs.id, column public.members.doc
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'asking') THEN
    CREATE POLICY asking ON public.docs FOR SELECT
      USING (id IN (SELECT m.doc FROM public.members m WHERE m.name = current_user));
  END IF;
END
$schemadiff$;

-- re-create view public.staff  (after.yaml:11)
CREATE OR REPLACE VIEW public.staff AS
SELECT level, name FROM public.members WHERE level > 3;

-- re-create policy public.docs.viewing  (after.yaml:9)
-- because of view public.staff
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = pg_catalog.to_regclass('public.docs') AND polname = 'viewing') THEN
    CREATE POLICY viewing ON public.docs FOR SELECT
      USING (EXISTS (SELECT 1 FROM public.staff WHERE staff.name = docs.holder));
  END IF;
END
$schemadiff$;

COMMIT;
