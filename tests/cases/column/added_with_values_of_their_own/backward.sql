-- before to after: 8 statements for PostgreSQL 18
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

-- drop column public.p.drawn
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p')) THEN
    LOCK TABLE ONLY public.p IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'drawn' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.p) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.p has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'drawn' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.p') AND a.attname = 'drawn' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'uuid' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.p.drawn was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.p
    DROP COLUMN IF EXISTS drawn;
END
$schemadiff$;

-- drop primary key public.t.t_pkey
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.t.t_pkey was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_pkey;
END
$schemadiff$;

-- drop check public.t.t_at
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 't_at' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((at > ''2020-01-01 00:00:00+00''::timestamp with time zone))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.t.t_at was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_at;
END
$schemadiff$;

-- drop index public.t_drawn
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 't_drawn' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.t') AND c.relname = 't_drawn'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 19) = 'USING btree (drawn)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.t_drawn was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.t_drawn;
END
$schemadiff$;

-- drop column public.touched.drawn
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.touched')) THEN
    LOCK TABLE ONLY public.touched IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.touched') AND a.attname = 'drawn' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.touched) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.touched has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.touched') AND a.attname = 'drawn' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.touched') AND a.attname = 'drawn' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'uuid' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.touched.drawn was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.touched
    DROP COLUMN IF EXISTS drawn;
END
$schemadiff$;

-- drop view public.v
-- needs --allow drops-object:public.v: drops view public.v
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'v' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'v') THEN
    ALTER VIEW public.v RESET (user_catalog_table);
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.v') AND c.relkind = 'v'
         AND pg_catalog.md5(pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(c.oid), E' \n'), ';')) NOT IN ('5e0c8a92c850ad35f772a4db2a040817')) THEN
    RAISE EXCEPTION USING MESSAGE = 'view public.v was changed by another session since the plan was made; plan again';
  END IF;
  DROP VIEW IF EXISTS public.v;
END
$schemadiff$;

-- drop column public.t.id; drop column public.t.counted; drop column public.t.drawn; drop column public.t.later; drop column public.t.looks; drop column public.t.own; drop sequence public.t_serial_seq; drop column public.t.serial; drop column public.t.at
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'id' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'id' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.id was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'counted' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'counted' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'counted' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.counted was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'drawn' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'drawn' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'drawn' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'uuid' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.drawn was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'later' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'later' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'later' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.later was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'looks' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'looks' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'looks' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.looks was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'own' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'own' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'own' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'serial' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'serial' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'serial' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.serial was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'at' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public.t) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.t has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'at' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'at' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'timestamp with time zone' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.t.at was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.t
    DROP COLUMN IF EXISTS id,
    DROP COLUMN IF EXISTS counted,
    DROP COLUMN IF EXISTS drawn,
    DROP COLUMN IF EXISTS later,
    DROP COLUMN IF EXISTS looks,
    DROP COLUMN IF EXISTS own,
    DROP COLUMN IF EXISTS serial,
    DROP COLUMN IF EXISTS at;
END
$schemadiff$;

-- drop function public.number()
-- needs --allow 'drops-object:public.number()': drops function public.number()
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('public.number()')
         AND p.prokind IN ('f', 'w') AND pg_catalog.md5(p.prosrc) NOT IN ('b1698e52a0f16203489454196a0c6307')) THEN
    RAISE EXCEPTION USING MESSAGE = 'function public.number() was changed by another session since the plan was made; plan again';
  END IF;
  DROP FUNCTION IF EXISTS public.number();
END
$schemadiff$;

COMMIT;
