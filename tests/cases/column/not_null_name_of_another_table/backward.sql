-- before to after: 14 statements for PostgreSQL 18
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

-- drop domain public.made_a_b
-- needs --allow drops-object:public.made_a_b: drops domain public.made_a_b
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'made_a_b' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'made_a_b' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'integer' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain public.made_a_b was changed by another session since the plan was made; plan again';
  END IF;
  DROP DOMAIN IF EXISTS public.made_a_b;
END
$schemadiff$;

-- drop table public.above_k
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.above_k')) THEN
    LOCK TABLE ONLY public.above_k IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'above_k' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.above_k) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.above_k has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.above_k') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('k', 'x')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.above_k was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.above_k;
END
$schemadiff$;

-- drop table public.heir
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.heir')) THEN
    LOCK TABLE ONLY public.heir IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'heir' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.heir) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.heir has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.heir') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('held', 'k')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.heir was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.heir;
END
$schemadiff$;

-- drop primary key public.keyed.keyed_pkey
-- needs --allow drops-object:public.keyed.keyed_pkey: drops primary key public.keyed.keyed_pkey
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.keyed')) THEN
    LOCK TABLE ONLY public.keyed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keyed') AND c.conname = 'keyed_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keyed') AND c.conname = 'keyed_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (a_b)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.keyed.keyed_pkey was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.keyed DROP CONSTRAINT IF EXISTS keyed_pkey;
END
$schemadiff$;

-- drop primary key public.keyed_a.keyed_a_pkey
-- needs --allow drops-object:public.keyed_a.keyed_a_pkey: drops primary key public.keyed_a.keyed_a_pkey
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.keyed_a')) THEN
    LOCK TABLE ONLY public.keyed_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keyed_a') AND c.conname = 'keyed_a_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keyed_a') AND c.conname = 'keyed_a_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (b)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.keyed_a.keyed_a_pkey was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.keyed_a DROP CONSTRAINT IF EXISTS keyed_a_pkey;
END
$schemadiff$;

-- drop table public.made
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.made')) THEN
    LOCK TABLE ONLY public.made IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'made' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.made) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.made has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.made') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a_b')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.made was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.made;
END
$schemadiff$;

-- drop table public.made_a
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.made_a')) THEN
    LOCK TABLE ONLY public.made_a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'made_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.made_a) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.made_a has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.made_a') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('b')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.made_a was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.made_a;
END
$schemadiff$;

-- drop table public.other
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.other')) THEN
    LOCK TABLE ONLY public.other IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'other' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.other) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.other has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.other') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('y')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.other was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.other;
END
$schemadiff$;

-- drop table public.parted_2
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parted_2')) THEN
    LOCK TABLE ONLY public.parted_2 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'parted_2' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.parted_2) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.parted_2 has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.parted_2') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('k', 'x')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.parted_2 was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.parted_2;
END
$schemadiff$;

-- drop column public.user.role_id
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public."user"')) THEN
    LOCK TABLE ONLY public."user" IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public."user"') AND a.attname = 'role_id' AND NOT a.attisdropped)
       AND EXISTS (SELECT FROM public."user") THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.user has rows, which it had not when the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public."user"') AND a.attname = 'role_id' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public."user"') AND a.attname = 'role_id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.user.role_id was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public."user"
    DROP COLUMN IF EXISTS role_id;
END
$schemadiff$;

-- alter domain public.held: not null  (after.yaml:2)
ALTER DOMAIN public.held DROP NOT NULL;

-- alter column public.keyed.a_b: not null  (after.yaml:5)
ALTER TABLE public.keyed
  ALTER COLUMN a_b DROP NOT NULL;

-- alter column public.keyed_a.b: not null  (after.yaml:6)
ALTER TABLE public.keyed_a
  ALTER COLUMN b DROP NOT NULL;

-- alter column public.parted.x: not null  (after.yaml:7)
ALTER TABLE public.parted
  ALTER COLUMN x DROP NOT NULL;

COMMIT;
