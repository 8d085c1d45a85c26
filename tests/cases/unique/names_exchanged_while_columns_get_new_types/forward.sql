-- before to after: 42 statements for PostgreSQL 18
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

-- rename primary key public.keys.one to schemadiff_one  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.keys')) THEN
    LOCK TABLE ONLY public.keys IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'one' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'schemadiff_one' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.keys RENAME CONSTRAINT one TO schemadiff_one;
  END IF;
END
$schemadiff$;

-- rename unique public.keys.two to one  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'two' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'one' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.keys RENAME CONSTRAINT two TO one;
  END IF;
END
$schemadiff$;

-- rename primary key public.keys.schemadiff_one to two  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'schemadiff_one' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'two' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.keys RENAME CONSTRAINT schemadiff_one TO two;
  END IF;
END
$schemadiff$;

-- rename unique public.keys.three to schemadiff_three  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 16576, 0)).object_names, '.') IN ('public.keys.three')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'schemadiff_three' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.keys RENAME CONSTRAINT three TO schemadiff_three;
  END IF;
END
$schemadiff$;

-- rename unique public.keys.four to three  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'four' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'three' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.keys RENAME CONSTRAINT four TO three;
  END IF;
END
$schemadiff$;

-- rename unique public.keys.schemadiff_three to four  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'schemadiff_three' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.keys') AND c.conname = 'four' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.keys RENAME CONSTRAINT schemadiff_three TO four;
  END IF;
END
$schemadiff$;

-- rename foreign key public.uses.first to schemadiff_first  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.uses')) THEN
    LOCK TABLE ONLY public.uses IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 16686, 0)).object_names, '.') IN ('public.uses.first')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'schemadiff_first' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.uses RENAME CONSTRAINT first TO schemadiff_first;
  END IF;
END
$schemadiff$;

-- rename foreign key public.uses.second to first  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'second' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'first' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.uses RENAME CONSTRAINT second TO first;
  END IF;
END
$schemadiff$;

-- rename foreign key public.uses.schemadiff_first to second  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'schemadiff_first' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'second' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.uses RENAME CONSTRAINT schemadiff_first TO second;
  END IF;
END
$schemadiff$;

-- rename check public.uses.low to schemadiff_low  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 16678, 0)).object_names, '.') IN ('public.uses.low')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'schemadiff_low' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.uses RENAME CONSTRAINT low TO schemadiff_low;
  END IF;
END
$schemadiff$;

-- rename check public.uses.high to low  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'high' AND c.conparentid = 0
         AND c.contype = 'c')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'low' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.uses RENAME CONSTRAINT high TO low;
  END IF;
END
$schemadiff$;

-- rename check public.uses.schemadiff_low to high  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'schemadiff_low' AND c.conparentid = 0
         AND c.contype = 'c')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'high' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.uses RENAME CONSTRAINT schemadiff_low TO high;
  END IF;
END
$schemadiff$;

-- rename exclusion public.uses.apart to schemadiff_apart  (after.yaml:19)
DO $schemadiff$
BEGIN
  IF pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 16683, 0)).object_names, '.') IN ('public.uses.apart')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'schemadiff_apart' AND c.conparentid = 0
         AND c.contype = 'x') THEN
    ALTER TABLE public.uses RENAME CONSTRAINT apart TO schemadiff_apart;
  END IF;
END
$schemadiff$;

-- rename exclusion public.uses.beside to apart  (after.yaml:20)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'beside' AND c.conparentid = 0
         AND c.contype = 'x')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'apart' AND c.conparentid = 0
         AND c.contype = 'x') THEN
    ALTER TABLE public.uses RENAME CONSTRAINT beside TO apart;
  END IF;
END
$schemadiff$;

-- rename exclusion public.uses.schemadiff_apart to beside  (after.yaml:19)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'schemadiff_apart' AND c.conparentid = 0
         AND c.contype = 'x')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.uses') AND c.conname = 'beside' AND c.conparentid = 0
         AND c.contype = 'x') THEN
    ALTER TABLE public.uses RENAME CONSTRAINT schemadiff_apart TO beside;
  END IF;
END
$schemadiff$;

-- rename index public.by_a to schemadiff_by_a  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 16696, 0)).object_names, '.') IN ('public.by_a')
       AND EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('public.by_a')
       AND indrelid IN (pg_catalog.to_regclass('public.uses')))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'schemadiff_by_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER INDEX public.by_a RENAME TO schemadiff_by_a;
  END IF;
END
$schemadiff$;

-- rename index public.by_b to by_a  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'by_b' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'by_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER INDEX public.by_b RENAME TO by_a;
  END IF;
END
$schemadiff$;

-- rename index public.schemadiff_by_a to by_b  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'schemadiff_by_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'by_b' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER INDEX public.schemadiff_by_a RENAME TO by_b;
  END IF;
END
$schemadiff$;

-- rename statistics public.of_a to schemadiff_of_a  (after.yaml:23)
DO $schemadiff$
BEGIN
  IF pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(3381, 16698, 0)).object_names, '.') IN ('public.of_a')
       AND EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxname = 'of_a' AND stxnamespace = pg_catalog.to_regnamespace('public')
       AND stxrelid IN (pg_catalog.to_regclass('public.uses')))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxname = 'schemadiff_of_a' AND stxnamespace = pg_catalog.to_regnamespace('public')) THEN
    ALTER STATISTICS public.of_a RENAME TO schemadiff_of_a;
  END IF;
END
$schemadiff$;

-- rename statistics public.of_b to of_a  (after.yaml:24)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxname = 'of_b' AND stxnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxname = 'of_a' AND stxnamespace = pg_catalog.to_regnamespace('public')) THEN
    ALTER STATISTICS public.of_b RENAME TO of_a;
  END IF;
END
$schemadiff$;

-- rename statistics public.schemadiff_of_a to of_b  (after.yaml:23)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxname = 'schemadiff_of_a' AND stxnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxname = 'of_b' AND stxnamespace = pg_catalog.to_regnamespace('public')) THEN
    ALTER STATISTICS public.schemadiff_of_a RENAME TO of_b;
  END IF;
END
$schemadiff$;

-- rename check public.parts.above_low to schemadiff_above_low  (after.yaml:29)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parts')) THEN
    LOCK TABLE ONLY public.parts IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 16588, 0)).object_names, '.') IN ('public.parts.above_low')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'schemadiff_above_low' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.parts RENAME CONSTRAINT above_low TO schemadiff_above_low;
  END IF;
END
$schemadiff$;

-- rename check public.parts.above_high to above_low  (after.yaml:30)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_high' AND c.conparentid = 0
         AND c.contype = 'c')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_low' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.parts RENAME CONSTRAINT above_high TO above_low;
  END IF;
END
$schemadiff$;

-- rename check public.parts.schemadiff_above_low to above_high  (after.yaml:29)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'schemadiff_above_low' AND c.conparentid = 0
         AND c.contype = 'c')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_high' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.parts RENAME CONSTRAINT schemadiff_above_low TO above_high;
  END IF;
END
$schemadiff$;

-- rename unique public.parts.above_one to schemadiff_above_one  (after.yaml:32)
DO $schemadiff$
BEGIN
  IF pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 16591, 0)).object_names, '.') IN ('public.parts.above_one')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'schemadiff_above_one' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.parts RENAME CONSTRAINT above_one TO schemadiff_above_one;
  END IF;
END
$schemadiff$;

-- rename unique public.parts.above_two to above_one  (after.yaml:33)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_two' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_one' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.parts RENAME CONSTRAINT above_two TO above_one;
  END IF;
END
$schemadiff$;

-- rename unique public.parts.schemadiff_above_one to above_two  (after.yaml:32)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'schemadiff_above_one' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_two' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.parts RENAME CONSTRAINT schemadiff_above_one TO above_two;
  END IF;
END
$schemadiff$;

-- rename foreign key public.parts.above_first to schemadiff_above_first  (after.yaml:35)
DO $schemadiff$
BEGIN
  IF pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 16594, 0)).object_names, '.') IN ('public.parts.above_first')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'schemadiff_above_first' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.parts RENAME CONSTRAINT above_first TO schemadiff_above_first;
  END IF;
END
$schemadiff$;

-- rename foreign key public.parts.above_second to above_first  (after.yaml:36)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_second' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_first' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.parts RENAME CONSTRAINT above_second TO above_first;
  END IF;
END
$schemadiff$;

-- rename foreign key public.parts.schemadiff_above_first to above_second  (after.yaml:35)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'schemadiff_above_first' AND c.conparentid = 0
         AND c.contype = 'f')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.parts') AND c.conname = 'above_second' AND c.conparentid = 0
         AND c.contype = 'f') THEN
    ALTER TABLE public.parts RENAME CONSTRAINT schemadiff_above_first TO above_second;
  END IF;
END
$schemadiff$;

-- rename index public.above_by_a to schemadiff_above_by_a  (after.yaml:38)
DO $schemadiff$
BEGIN
  IF pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 16665, 0)).object_names, '.') IN ('public.above_by_a')
       AND EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('public.above_by_a')
       AND indrelid IN (pg_catalog.to_regclass('public.parts')))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'schemadiff_above_by_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER INDEX public.above_by_a RENAME TO schemadiff_above_by_a;
  END IF;
END
$schemadiff$;

-- rename index public.above_by_b to above_by_a  (after.yaml:39)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'above_by_b' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'above_by_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER INDEX public.above_by_b RENAME TO above_by_a;
  END IF;
END
$schemadiff$;

-- rename index public.schemadiff_above_by_a to above_by_b  (after.yaml:38)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'schemadiff_above_by_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'above_by_b' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER INDEX public.schemadiff_above_by_a RENAME TO above_by_b;
  END IF;
END
$schemadiff$;

-- rename unique public.part.part_one to schemadiff_part_one  (after.yaml:44)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.part')) THEN
    LOCK TABLE ONLY public.part IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(2606, 16632, 0)).object_names, '.') IN ('public.part.part_one')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.part') AND c.conname = 'schemadiff_part_one' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.part RENAME CONSTRAINT part_one TO schemadiff_part_one;
  END IF;
END
$schemadiff$;

-- rename unique public.part.part_two to part_one  (after.yaml:44)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.part') AND c.conname = 'part_two' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.part') AND c.conname = 'part_one' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.part RENAME CONSTRAINT part_two TO part_one;
  END IF;
END
$schemadiff$;

-- rename unique public.part.schemadiff_part_one to part_two  (after.yaml:44)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.part') AND c.conname = 'schemadiff_part_one' AND c.conparentid = 0
         AND c.contype = 'u')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.part') AND c.conname = 'part_two' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.part RENAME CONSTRAINT schemadiff_part_one TO part_two;
  END IF;
END
$schemadiff$;

-- rename index public.part_by_a to schemadiff_part_by_a  (after.yaml:46)
DO $schemadiff$
BEGIN
  IF pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 16635, 0)).object_names, '.') IN ('public.part_by_a')
       AND EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('public.part_by_a')
       AND indrelid IN (pg_catalog.to_regclass('public.part')))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'schemadiff_part_by_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER INDEX public.part_by_a RENAME TO schemadiff_part_by_a;
  END IF;
END
$schemadiff$;

-- rename index public.part_by_b to part_by_a  (after.yaml:47)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'part_by_b' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'part_by_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER INDEX public.part_by_b RENAME TO part_by_a;
  END IF;
END
$schemadiff$;

-- rename index public.schemadiff_part_by_a to part_by_b  (after.yaml:46)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'schemadiff_part_by_a' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x')))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'part_by_b' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('i', 'I') AND NOT relispartition
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = pg_class.oid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER INDEX public.schemadiff_part_by_a RENAME TO part_by_b;
  END IF;
END
$schemadiff$;

-- alter column public.keys.id: type; alter column public.keys.code: type; alter column public.keys.other: type  (after.yaml:4)
-- needs --allow blocks-reads:public.keys: readers and writers of table public.keys wait for about 0.2 s (4 MB): alter column public.keys.id: type; alter column public.keys.code: type; alter column public.keys.other: type
-- needs --allow blocks-reads:public.uses: readers and writers of table public.uses wait for about 0.4 s in the transaction of: alter column public.keys.id: type; alter column public.keys.code: type; alter column public.keys.other: type
-- needs --allow blocks-reads:public.part: readers and writers of table public.part wait for about 0.4 s in the transaction of: alter column public.keys.id: type; alter column public.keys.code: type; alter column public.keys.other: type
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.keys') AND a.attname = 'id' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.keys') AND a.attname = 'code' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.keys') AND a.attname = 'other' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.keys
      ALTER COLUMN id TYPE bigint,
      ALTER COLUMN code TYPE bigint,
      ALTER COLUMN other TYPE bigint;
  END IF;
END
$schemadiff$;

-- alter column public.parts.a: type; alter column public.parts.b: type  (after.yaml:26)
-- needs --allow blocks-reads:public.parts: readers and writers of table public.parts wait for about 0.2 s (4 MB): alter column public.parts.a: type; alter column public.parts.b: type
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parts') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parts') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.parts
      ALTER COLUMN a TYPE bigint,
      ALTER COLUMN b TYPE bigint;
  END IF;
END
$schemadiff$;

-- alter column public.uses.a: type; alter column public.uses.b: type; alter column public.uses.during: type  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.uses') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.uses') AND a.attname = 'b' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.uses') AND a.attname = 'during' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'int4range') THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.uses
      ALTER COLUMN a TYPE bigint,
      ALTER COLUMN b TYPE bigint,
      ALTER COLUMN during TYPE int8range USING int8range(lower(during), upper(during));
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

COMMIT;
