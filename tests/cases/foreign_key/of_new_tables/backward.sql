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

-- drop table public.a_child
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a_child')) THEN
    LOCK TABLE ONLY public.a_child IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'a_child' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.a_child) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.a_child has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.a_child') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'own', 'parent_id')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.a_child was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.a_child;
END
$schemadiff$;

-- drop table public.above_one_in_use
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.above_one_in_use')) THEN
    LOCK TABLE ONLY public.above_one_in_use IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'above_one_in_use' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.above_one_in_use) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.above_one_in_use has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.above_one_in_use') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.above_one_in_use was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.above_one_in_use;
END
$schemadiff$;

-- drop table public.by_an_index
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.by_an_index')) THEN
    LOCK TABLE ONLY public.by_an_index IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'by_an_index' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.by_an_index) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.by_an_index has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.by_an_index') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.by_an_index was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.by_an_index;
END
$schemadiff$;

-- drop table public.filled
-- needs --allow deletes-data:public.filled: drops table public.filled and its data (1 row)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.filled')) THEN
    LOCK TABLE ONLY public.filled IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.filled') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'parent_id')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.filled was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.filled;
END
$schemadiff$;

-- drop table public.indexed
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.indexed')) THEN
    LOCK TABLE ONLY public.indexed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'indexed' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.indexed) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.indexed has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.indexed') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.indexed was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.indexed;
END
$schemadiff$;

-- drop table public.named
-- needs --allow deletes-data:public.named: drops table public.named and its data (1 row)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.named')) THEN
    LOCK TABLE ONLY public.named IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.named') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'name')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.named was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.named;
END
$schemadiff$;

-- drop foreign key public.one_of_a_circle.one_of_a_circle_other_fkey
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.one_of_a_circle')) THEN
    LOCK TABLE ONLY public.one_of_a_circle IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.one_of_a_circle') AND c.conname = 'one_of_a_circle_other_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.one_of_a_circle') AND c.conname = 'one_of_a_circle_other_fkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (other) REFERENCES public.other_of_it(id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.one_of_a_circle.one_of_a_circle_other_fkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.one_of_a_circle') AND c.conname = 'one_of_a_circle_other_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.one_of_a_circle DROP CONSTRAINT IF EXISTS one_of_a_circle_other_fkey;
  END IF;
END
$schemadiff$;

-- drop primary key public.other_of_it.other_of_it_pkey
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.other_of_it')) THEN
    LOCK TABLE ONLY public.other_of_it IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other_of_it') AND c.conname = 'other_of_it_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other_of_it') AND c.conname = 'other_of_it_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.other_of_it.other_of_it_pkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other_of_it') AND c.conname = 'other_of_it_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.other_of_it DROP CONSTRAINT IF EXISTS other_of_it_pkey;
  END IF;
END
$schemadiff$;

-- drop foreign key public.other_of_it.other_of_it_one_fkey
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other_of_it') AND c.conname = 'other_of_it_one_fkey' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other_of_it') AND c.conname = 'other_of_it_one_fkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (one) REFERENCES public.one_of_a_circle(id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign key public.other_of_it.other_of_it_one_fkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.other_of_it') AND c.conname = 'other_of_it_one_fkey' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.other_of_it DROP CONSTRAINT IF EXISTS other_of_it_one_fkey;
  END IF;
END
$schemadiff$;

-- drop primary key public.one_of_a_circle.one_of_a_circle_pkey
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.one_of_a_circle') AND c.conname = 'one_of_a_circle_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.one_of_a_circle') AND c.conname = 'one_of_a_circle_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (id)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.one_of_a_circle.one_of_a_circle_pkey was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.one_of_a_circle') AND c.conname = 'one_of_a_circle_pkey' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.one_of_a_circle DROP CONSTRAINT IF EXISTS one_of_a_circle_pkey;
  END IF;
END
$schemadiff$;

-- drop table public.one_of_a_circle
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'one_of_a_circle' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.one_of_a_circle) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.one_of_a_circle has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.one_of_a_circle') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'other')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.one_of_a_circle was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.one_of_a_circle;
END
$schemadiff$;

-- drop table public.other_of_it
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'other_of_it' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.other_of_it) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.other_of_it has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.other_of_it') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'one')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.other_of_it was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.other_of_it;
END
$schemadiff$;

-- drop table public.unchecked
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.unchecked')) THEN
    LOCK TABLE ONLY public.unchecked IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'unchecked' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.unchecked) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.unchecked has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.unchecked') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.unchecked was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.unchecked;
END
$schemadiff$;

-- drop table public.parent
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parent')) THEN
    LOCK TABLE ONLY public.parent IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'parent' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.parent) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.parent has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.parent') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.parent was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.parent;
END
$schemadiff$;

COMMIT;
