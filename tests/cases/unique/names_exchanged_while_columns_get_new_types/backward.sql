-- before to after: 54 statements for PostgreSQL 18
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

-- rename primary key public.keys.two to schemadiff_two  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.keys')) THEN
    LOCK TABLE ONLY public.keys IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'two' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'schemadiff_two' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.keys RENAME CONSTRAINT two TO schemadiff_two;
  END IF;
END
$schemadiff$;

-- rename unique public.keys.one to two  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'one' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'two' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.keys RENAME CONSTRAINT one TO two;
  END IF;
END
$schemadiff$;

-- rename primary key public.keys.schemadiff_two to one  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'schemadiff_two' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'one' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.keys RENAME CONSTRAINT schemadiff_two TO one;
  END IF;
END
$schemadiff$;

-- drop unique public.keys.three  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'three'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (other, code)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22609, 0)).object_names, '.') IN ('public.keys.three')) THEN
    ALTER TABLE public.keys DROP CONSTRAINT IF EXISTS three;
  END IF;
END
$schemadiff$;

-- drop unique public.keys.four  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'four'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (other)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22607, 0)).object_names, '.') IN ('public.keys.four')) THEN
    ALTER TABLE public.keys DROP CONSTRAINT IF EXISTS four;
  END IF;
END
$schemadiff$;

-- drop unique public.part.part_one  (after.yaml:31)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.part')) THEN
    LOCK TABLE ONLY public.part IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.part') AND c.conname = 'part_one'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (b)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22632, 0)).object_names, '.') IN ('public.part.part_one')) THEN
    ALTER TABLE public.part DROP CONSTRAINT IF EXISTS part_one;
  END IF;
END
$schemadiff$;

-- drop unique public.part.part_two  (after.yaml:31)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.part') AND c.conname = 'part_two'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (a)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22630, 0)).object_names, '.') IN ('public.part.part_two')) THEN
    ALTER TABLE public.part DROP CONSTRAINT IF EXISTS part_two;
  END IF;
END
$schemadiff$;

-- drop index public.part_by_a  (after.yaml:32)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.part') AND c.relname = 'part_by_a'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (b)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 22634, 0)).object_names, '.') IN ('public.part_by_a')) THEN
    DROP INDEX IF EXISTS public.part_by_a;
  END IF;
END
$schemadiff$;

-- drop index public.part_by_b  (after.yaml:32)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.part') AND c.relname = 'part_by_b'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (a)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 22633, 0)).object_names, '.') IN ('public.part_by_b')) THEN
    DROP INDEX IF EXISTS public.part_by_b;
  END IF;
END
$schemadiff$;

-- drop unique public.parts.above_one  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parts')) THEN
    LOCK TABLE ONLY public.parts IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_one'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (at, b)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_one'
         AND i.reloptions IS NULL)
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22618, 0)).object_names, '.') IN ('public.parts.above_one')) THEN
    ALTER TABLE public.parts DROP CONSTRAINT IF EXISTS above_one;
  END IF;
END
$schemadiff$;

-- drop unique public.parts.above_two  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_two'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'UNIQUE (at, a)')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class i ON i.oid = c.conindid
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_two'
         AND i.reloptions IS NULL)
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22616, 0)).object_names, '.') IN ('public.parts.above_two')) THEN
    ALTER TABLE public.parts DROP CONSTRAINT IF EXISTS above_two;
  END IF;
END
$schemadiff$;

-- drop check public.parts.above_low  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_low'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((b > 0))')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22614, 0)).object_names, '.') IN ('public.parts.above_low')) THEN
    ALTER TABLE public.parts DROP CONSTRAINT IF EXISTS above_low;
  END IF;
END
$schemadiff$;

-- drop check public.parts.above_high  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_high'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 0))')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22613, 0)).object_names, '.') IN ('public.parts.above_high')) THEN
    ALTER TABLE public.parts DROP CONSTRAINT IF EXISTS above_high;
  END IF;
END
$schemadiff$;

-- drop foreign key public.parts.above_first  (after.yaml:24)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_first'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (b) REFERENCES public.keys(id)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22643, 0)).object_names, '.') IN ('public.parts.above_first')) THEN
    ALTER TABLE public.parts DROP CONSTRAINT IF EXISTS above_first;
  END IF;
END
$schemadiff$;

-- drop foreign key public.parts.above_second  (after.yaml:25)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_second'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (a) REFERENCES public.keys(id)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22635, 0)).object_names, '.') IN ('public.parts.above_second')) THEN
    ALTER TABLE public.parts DROP CONSTRAINT IF EXISTS above_second;
  END IF;
END
$schemadiff$;

-- drop index public.above_by_a  (after.yaml:26)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.parts') AND c.relname = 'above_by_a'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 19) = 'USING btree (b, at)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 22653, 0)).object_names, '.') IN ('public.above_by_a')) THEN
    DROP INDEX IF EXISTS public.above_by_a;
  END IF;
END
$schemadiff$;

-- drop index public.above_by_b  (after.yaml:26)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.parts') AND c.relname = 'above_by_b'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 19) = 'USING btree (a, at)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 22651, 0)).object_names, '.') IN ('public.above_by_b')) THEN
    DROP INDEX IF EXISTS public.above_by_b;
  END IF;
END
$schemadiff$;

-- drop check public.uses.low  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.uses')) THEN
    LOCK TABLE ONLY public.uses IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'low'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((b > 0))')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22659, 0)).object_names, '.') IN ('public.uses.low')) THEN
    ALTER TABLE public.uses DROP CONSTRAINT IF EXISTS low;
  END IF;
END
$schemadiff$;

-- drop check public.uses.high  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'high'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'CHECK ((a > 0))')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22658, 0)).object_names, '.') IN ('public.uses.high')) THEN
    ALTER TABLE public.uses DROP CONSTRAINT IF EXISTS high;
  END IF;
END
$schemadiff$;

-- drop foreign key public.uses.first  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'first'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (b) REFERENCES public.keys(id)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22672, 0)).object_names, '.') IN ('public.uses.first')) THEN
    ALTER TABLE public.uses DROP CONSTRAINT IF EXISTS first;
  END IF;
END
$schemadiff$;

-- drop foreign key public.uses.second  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'second'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'FOREIGN KEY (a) REFERENCES public.keys(id)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22666, 0)).object_names, '.') IN ('public.uses.second')) THEN
    ALTER TABLE public.uses DROP CONSTRAINT IF EXISTS second;
  END IF;
END
$schemadiff$;

-- drop exclusion public.uses.apart  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'apart'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'EXCLUDE USING gist (during WITH -|-)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22665, 0)).object_names, '.') IN ('public.uses.apart')) THEN
    ALTER TABLE public.uses DROP CONSTRAINT IF EXISTS apart;
  END IF;
END
$schemadiff$;

-- drop exclusion public.uses.beside  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'beside'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'EXCLUDE USING gist (during WITH &&)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 22663, 0)).object_names, '.') IN ('public.uses.beside')) THEN
    ALTER TABLE public.uses DROP CONSTRAINT IF EXISTS beside;
  END IF;
END
$schemadiff$;

-- drop index public.by_a  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.uses') AND c.relname = 'by_a'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (b)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 22678, 0)).object_names, '.') IN ('public.by_a')) THEN
    DROP INDEX IF EXISTS public.by_a;
  END IF;
END
$schemadiff$;

-- drop index public.by_b  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = pg_catalog.to_regclass('public.uses') AND c.relname = 'by_b'
         AND NOT i.indisunique AND pg_catalog.right(pg_catalog.pg_get_indexdef(c.oid), 15) = 'USING btree (a)')
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 22677, 0)).object_names, '.') IN ('public.by_b')) THEN
    DROP INDEX IF EXISTS public.by_b;
  END IF;
END
$schemadiff$;

-- drop statistics public.of_a  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_statistic_ext s
         CROSS JOIN LATERAL (SELECT
             ARRAY(SELECT attname::pg_catalog.text FROM pg_catalog.pg_attribute WHERE attrelid = s.stxrelid AND attnum = ANY (s.stxkeys)) AS columns,
             pg_catalog.pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
             ARRAY(SELECT CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END FROM pg_catalog.unnest(s.stxkind) AS u (k) WHERE k <> 'e') AS kinds) h
         WHERE s.stxname = 'of_a' AND s.stxnamespace = pg_catalog.to_regnamespace('public') AND s.stxrelid = pg_catalog.to_regclass('public.uses')
         AND h.columns <@ ARRAY['b', 'during']::pg_catalog.text[] AND h.columns @> ARRAY['b', 'during']::pg_catalog.text[]
         AND h.expressions IS NULL
         AND pg_catalog.cardinality(h.kinds) IN (0, 3))
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(3381, 22680, 0)).object_names, '.') IN ('public.of_a')) THEN
    DROP STATISTICS IF EXISTS public.of_a;
  END IF;
END
$schemadiff$;

-- drop statistics public.of_b  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF (EXISTS (SELECT FROM pg_catalog.pg_statistic_ext s
         CROSS JOIN LATERAL (SELECT
             ARRAY(SELECT attname::pg_catalog.text FROM pg_catalog.pg_attribute WHERE attrelid = s.stxrelid AND attnum = ANY (s.stxkeys)) AS columns,
             pg_catalog.pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
             ARRAY(SELECT CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END FROM pg_catalog.unnest(s.stxkind) AS u (k) WHERE k <> 'e') AS kinds) h
         WHERE s.stxname = 'of_b' AND s.stxnamespace = pg_catalog.to_regnamespace('public') AND s.stxrelid = pg_catalog.to_regclass('public.uses')
         AND h.columns <@ ARRAY['a', 'b']::pg_catalog.text[] AND h.columns @> ARRAY['a', 'b']::pg_catalog.text[]
         AND h.expressions IS NULL
         AND pg_catalog.cardinality(h.kinds) IN (0, 3))
         OR pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(3381, 22679, 0)).object_names, '.') IN ('public.of_b')) THEN
    DROP STATISTICS IF EXISTS public.of_b;
  END IF;
END
$schemadiff$;

-- alter column public.keys.id: type; alter column public.keys.code: type; alter column public.keys.other: type  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.keys') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.keys') AND a.attname = 'code' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.keys') AND a.attname = 'other' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.keys
      ALTER COLUMN id TYPE integer,
      ALTER COLUMN code TYPE integer,
      ALTER COLUMN other TYPE integer;
  END IF;
END
$schemadiff$;

-- re-create unique public.keys.three  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'three' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.keys ADD CONSTRAINT three UNIQUE (other);
  END IF;
END
$schemadiff$;

-- re-create unique public.keys.four  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'four' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.keys ADD CONSTRAINT four UNIQUE (other, code);
  END IF;
END
$schemadiff$;

-- alter column public.parts.a: type; alter column public.parts.b: type  (after.yaml:19)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parts') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parts') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint') THEN
    ALTER TABLE public.parts
      ALTER COLUMN a TYPE integer,
      ALTER COLUMN b TYPE integer;
  END IF;
END
$schemadiff$;

-- re-create unique public.part.part_one  (after.yaml:31)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.part') AND c.conname = 'part_one' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.part ADD CONSTRAINT part_one UNIQUE (a);
  END IF;
END
$schemadiff$;

-- re-create unique public.part.part_two  (after.yaml:31)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.part') AND c.conname = 'part_two' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.part ADD CONSTRAINT part_two UNIQUE (b);
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create index public.part_by_a  (after.yaml:32)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'part_by_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    CREATE INDEX IF NOT EXISTS part_by_a ON public.part USING btree (a);
  END IF;
END
$schemadiff$;

-- re-create index public.part_by_b  (after.yaml:32)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'part_by_b' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    CREATE INDEX IF NOT EXISTS part_by_b ON public.part USING btree (b);
  END IF;
END
$schemadiff$;

-- re-create unique public.parts.above_one  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_one' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.parts ADD CONSTRAINT above_one UNIQUE (at, a);
  END IF;
END
$schemadiff$;

-- re-create unique public.parts.above_two  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_two' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.parts ADD CONSTRAINT above_two UNIQUE (at, b);
  END IF;
END
$schemadiff$;

-- re-create check public.parts.above_low  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_low' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.parts ADD CONSTRAINT above_low CHECK ((a > 0));
  END IF;
END
$schemadiff$;

-- re-create check public.parts.above_high  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_high' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.parts ADD CONSTRAINT above_high CHECK ((b > 0));
  END IF;
END
$schemadiff$;

-- re-create foreign key public.parts.above_first  (after.yaml:24)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_first' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.parts ADD CONSTRAINT above_first FOREIGN KEY (a) REFERENCES public.keys(id);
  END IF;
END
$schemadiff$;

-- re-create foreign key public.parts.above_second  (after.yaml:25)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_second' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.parts ADD CONSTRAINT above_second FOREIGN KEY (b) REFERENCES public.keys(id);
  END IF;
END
$schemadiff$;

-- re-create index public.above_by_a  (after.yaml:26)
CREATE INDEX IF NOT EXISTS above_by_a ON public.parts USING btree (a, at);

-- re-create index public.above_by_b  (after.yaml:26)
CREATE INDEX IF NOT EXISTS above_by_b ON public.parts USING btree (b, at);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter column public.uses.a: type; alter column public.uses.b: type; alter column public.uses.during: type  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.uses') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.uses') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'bigint')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.uses') AND a.attname = 'during' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'int8range') THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.uses
      ALTER COLUMN a TYPE integer,
      ALTER COLUMN b TYPE integer,
      ALTER COLUMN during TYPE int4range USING int4range(lower(during)::int, upper(during)::int);
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- re-create check public.uses.low  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'low' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.uses ADD CONSTRAINT low CHECK ((a > 0));
  END IF;
END
$schemadiff$;

-- re-create check public.uses.high  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'high' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.uses ADD CONSTRAINT high CHECK ((b > 0));
  END IF;
END
$schemadiff$;

-- re-create foreign key public.uses.first  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'first' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.uses ADD CONSTRAINT first FOREIGN KEY (a) REFERENCES public.keys(id);
  END IF;
END
$schemadiff$;

-- re-create foreign key public.uses.second  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'second' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.uses ADD CONSTRAINT second FOREIGN KEY (b) REFERENCES public.keys(id);
  END IF;
END
$schemadiff$;

-- re-create exclusion public.uses.apart  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'apart' AND c.conparentid = 0
         AND c.contype = 'x') THEN
    ALTER TABLE public.uses ADD CONSTRAINT apart EXCLUDE USING gist (during WITH &&);
  END IF;
END
$schemadiff$;

-- re-create exclusion public.uses.beside  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'beside' AND c.conparentid = 0
         AND c.contype = 'x') THEN
    ALTER TABLE public.uses ADD CONSTRAINT beside EXCLUDE USING gist (during WITH -|-);
  END IF;
END
$schemadiff$;

-- re-create index public.by_a  (after.yaml:16)
CREATE INDEX IF NOT EXISTS by_a ON public.uses USING btree (a);

-- re-create index public.by_b  (after.yaml:16)
CREATE INDEX IF NOT EXISTS by_b ON public.uses USING btree (b);

-- re-create statistics public.of_a  (after.yaml:17)
CREATE STATISTICS IF NOT EXISTS public.of_a ON a, b FROM public.uses;

-- re-create statistics public.of_b  (after.yaml:17)
CREATE STATISTICS IF NOT EXISTS public.of_b ON b, during FROM public.uses;

COMMIT;
