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

-- alter table public.checked_1: partition of, values  (after.yaml:32)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.checked_1')) THEN
    LOCK TABLE ONLY public.checked_1 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.checked_1') AND i.inhparent = pg_catalog.to_regclass('public.checked')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES FROM (0) TO (10)') THEN
    ALTER TABLE public.checked DETACH PARTITION public.checked_1;
  END IF;
END
$schemadiff$;

-- drop check public.checked_1.positive
-- needs --allow drops-object:public.checked_1.positive: drops check public.checked_1.positive
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.checked_1') AND c.conname = 'positive' AND c.contype = 'c'
         AND pg_catalog.pg_get_constraintdef(c.oid) NOT IN ('CHECK ((a > 0))')) THEN
    RAISE EXCEPTION USING MESSAGE = 'check public.checked_1.positive was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.checked_1 DROP CONSTRAINT IF EXISTS positive;
END
$schemadiff$;

-- alter table public.n_1: partition of, values  (after.yaml:27)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.n_1')) THEN
    LOCK TABLE ONLY public.n_1 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.n_1') AND i.inhparent = pg_catalog.to_regclass('public.n')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES FROM (0, 0) TO (10, 10)') THEN
    ALTER TABLE public.n DETACH PARTITION public.n_1;
  END IF;
END
$schemadiff$;

-- alter table public.p_2024: partition of, values  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p_2024')) THEN
    LOCK TABLE ONLY public.p_2024 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.p_2024') AND i.inhparent = pg_catalog.to_regclass('public.p')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES FROM (''2024-01-01'') TO (''2025-01-01'')') THEN
    ALTER TABLE public.p DETACH PARTITION public.p_2024;
  END IF;
END
$schemadiff$;

-- drop primary key public.p_2024.p_2024_pkey
-- needs --allow drops-object:public.p_2024.p_2024_pkey: drops primary key public.p_2024.p_2024_pkey
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p_2024') AND c.conname = 'p_2024_pkey' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p_2024') AND c.conname = 'p_2024_pkey'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (at, b)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.p_2024.p_2024_pkey was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.p_2024 DROP CONSTRAINT IF EXISTS p_2024_pkey;
END
$schemadiff$;

-- drop unique public.p_2024.p_2024_at_a_key
-- needs --allow drops-object:public.p_2024.p_2024_at_a_key: drops unique public.p_2024.p_2024_at_a_key
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p_2024') AND c.conname = 'p_2024_at_a_key' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.p_2024') AND c.conname = 'p_2024_at_a_key'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (at, a) DEFERRABLE')) THEN
    RAISE EXCEPTION USING MESSAGE = 'unique public.p_2024.p_2024_at_a_key was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.p_2024 DROP CONSTRAINT IF EXISTS p_2024_at_a_key;
END
$schemadiff$;

-- drop index public.p_2024_a_idx
-- needs --allow drops-object:public.p_2024_a_idx: drops index public.p_2024_a_idx
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'p_2024_a_idx' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.p_2024') AND c.relname = 'p_2024_a_idx'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (a)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'index public.p_2024_a_idx was changed by another session since the plan was made; plan again';
  END IF;
  DROP INDEX IF EXISTS public.p_2024_a_idx;
END
$schemadiff$;

-- drop table public.p_2025
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.p_2025')) THEN
    LOCK TABLE ONLY public.p_2025 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'p_2025' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.p_2025) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.p_2025 has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.p_2025') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a', 'at', 'b')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.p_2025 was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.p_2025;
END
$schemadiff$;

-- alter table public.q_ab: partition of, values  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.q_ab')) THEN
    LOCK TABLE ONLY public.q_ab IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.q_ab') AND i.inhparent = pg_catalog.to_regclass('public.q')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (''a'', ''b'')') THEN
    ALTER TABLE public.q DETACH PARTITION public.q_ab;
  END IF;
END
$schemadiff$;

-- alter table public.q_none: partition of, values  (after.yaml:23)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.q_none')) THEN
    LOCK TABLE ONLY public.q_none IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.q_none') AND i.inhparent = pg_catalog.to_regclass('public.q')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (NULL)') THEN
    ALTER TABLE public.q DETACH PARTITION public.q_none;
  END IF;
END
$schemadiff$;

-- drop table public.q_rest_one
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.q_rest_one')) THEN
    LOCK TABLE ONLY public.q_rest_one IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'q_rest_one' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.q_rest_one) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.q_rest_one has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.q_rest_one') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a', 'kind')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.q_rest_one was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.q_rest_one;
END
$schemadiff$;

-- alter column public.p_2024.at: not null name  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.p_2024') AND k.contype = 'n' AND a.attname = 'at'
         AND k.conname <> 'p_2024_at_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.p_2024 RENAME CONSTRAINT p_at_not_null TO p_2024_at_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.p_2024.b: not null name  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.p_2024') AND k.contype = 'n' AND a.attname = 'b'
         AND k.conname <> 'p_2024_b_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.p_2024 RENAME CONSTRAINT p_b_not_null TO p_2024_b_not_null;
  END IF;
END
$schemadiff$;

COMMIT;
