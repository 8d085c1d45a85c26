-- before to after: 12 statements for PostgreSQL 18
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

-- drop trigger public.d.other  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.d')) THEN
    LOCK TABLE ONLY public.d IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'other' AND NOT tgisinternal AND tgparentid = 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'other'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = E'CREATE TRIGGER other AFTER INSERT ON public.d FOR EACH ROW EXECUTE FUNCTION public.note(''a\\c'', ''it''''s'')'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'other'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = E'CREATE TRIGGER other AFTER INSERT ON public.d FOR EACH ROW EXECUTE FUNCTION public.note(''a\\b'', ''it''''s'')')) THEN
    RAISE EXCEPTION USING MESSAGE = 'trigger public.d.other was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'other'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = E'CREATE TRIGGER other AFTER INSERT ON public.d FOR EACH ROW EXECUTE FUNCTION public.note(''a\\c'', ''it''''s'')') THEN
    DROP TRIGGER IF EXISTS other ON public.d;
  END IF;
END
$schemadiff$;

-- drop trigger public.d.typed  (after.yaml:7)
-- because of column public.d.x
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'typed' AND NOT tgisinternal AND tgparentid = 0)
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.d') AND a.attname = 'x' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    DROP TRIGGER IF EXISTS typed ON public.d;
  END IF;
END
$schemadiff$;

-- drop trigger public.d.held  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'held' AND NOT tgisinternal AND tgparentid = 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'held'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = E'CREATE CONSTRAINT TRIGGER held AFTER INSERT ON public.d NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.note(''C:\\tmp2'')'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'held'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = E'CREATE CONSTRAINT TRIGGER held AFTER INSERT ON public.d NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.note(''C:\\tmp'')')) THEN
    RAISE EXCEPTION USING MESSAGE = 'trigger public.d.held was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'held'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = E'CREATE CONSTRAINT TRIGGER held AFTER INSERT ON public.d NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.note(''C:\\tmp2'')') THEN
    DROP TRIGGER IF EXISTS held ON public.d;
  END IF;
END
$schemadiff$;

-- drop trigger public.d.routed  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'routed' AND NOT tgisinternal AND tgparentid = 0)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'routed'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = E'CREATE TRIGGER routed BEFORE DELETE ON public.d FOR EACH ROW EXECUTE FUNCTION public.note_two(''\\'')'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'routed'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = E'CREATE TRIGGER routed BEFORE DELETE ON public.d FOR EACH ROW EXECUTE FUNCTION public.note_one(''\\'')')) THEN
    RAISE EXCEPTION USING MESSAGE = 'trigger public.d.routed was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'routed'
         AND NOT tgisinternal AND pg_catalog.pg_get_triggerdef(oid) = E'CREATE TRIGGER routed BEFORE DELETE ON public.d FOR EACH ROW EXECUTE FUNCTION public.note_two(''\\'')') THEN
    DROP TRIGGER IF EXISTS routed ON public.d;
  END IF;
END
$schemadiff$;

-- drop function public.note_two()
-- needs --allow 'drops-object:public.note_two()': drops function public.note_two()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.note_two()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('ab85485bcc84dd3a951fe8ec1f2f5f1e')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.note_two() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.note_two();
END
$schemadiff$;

-- alter column public.d.x: type  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.d') AND a.attname = 'x' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('bigint', 'integer')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.d.x was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.d') AND a.attname = 'x' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.d
      ALTER COLUMN x TYPE integer;
  END IF;
END
$schemadiff$;

-- create trigger public.d.gone  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'gone' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER gone AFTER INSERT ON public.d FOR EACH ROW EXECUTE FUNCTION public.note(E'^\\d+$');
  END IF;
END
$schemadiff$;

-- re-create trigger public.d.other  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'other' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER other AFTER INSERT ON public.d FOR EACH ROW EXECUTE FUNCTION public.note(E'a\\b', 'it''s');
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create trigger public.d.typed  (after.yaml:7)
-- because of column public.d.x
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'typed' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER typed BEFORE UPDATE OF x ON public.d FOR EACH ROW WHEN (old.x > 0) EXECUTE FUNCTION public.note(E'\\', '
');
  END IF;
END
$schemadiff$;

-- re-create trigger public.d.held  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'held' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE CONSTRAINT TRIGGER held AFTER INSERT ON public.d NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.note(E'C:\\tmp');
  END IF;
END
$schemadiff$;

-- create function public.note_one()  (after.yaml:12)
CREATE OR REPLACE FUNCTION public.note_one()
RETURNS trigger
LANGUAGE plpgsql
AS $function$begin return new; end$function$;

-- re-create trigger public.d.routed  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = pg_catalog.to_regclass('public.d') AND tgname = 'routed' AND NOT tgisinternal AND tgparentid = 0) THEN
    CREATE TRIGGER routed BEFORE DELETE ON public.d FOR EACH ROW EXECUTE FUNCTION public.note_one(E'\\');
  END IF;
END
$schemadiff$;

COMMIT;
