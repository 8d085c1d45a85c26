-- before to after: 36 statements for PostgreSQL 18
-- warning: after.yaml:3:21: column public.keyed.a and column public.keyed.b exchange their names: they match the YAML better that way, though not exactly (28 values as they are, and 30 once their names are exchanged)
--     If they have exchanged them already, take `renamed_from` out.
-- warning: after.yaml:5:22: column public.circle.a, column public.circle.b and column public.circle.c exchange their names: they match the YAML better that way, though not exactly (42 values as they are, and 45 once their names are exchanged)
--     If they have exchanged them already, take `renamed_from` out.
-- warning: after.yaml:9:19: column public.far.a and column public.far.b exchange their names: they match the YAML better that way, though not exactly (28 values as they are, and 30 once their names are exchanged)
--     If they have exchanged them already, take `renamed_from` out.
-- warning: after.yaml:12:24: column public.numbered.a and column public.numbered.b exchange their names: they match the YAML better that way, though not exactly (26 values as they are, and 30 once their names are exchanged)
--     If they have exchanged them already, take `renamed_from` out.
-- warning: after.yaml:16:27: column public.parted.a and column public.parted.b exchange their names: they match the YAML better that way, though not exactly (28 values as they are, and 30 once their names are exchanged)
--     If they have exchanged them already, take `renamed_from` out.
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

-- rename column public.line.c to d  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.line')) THEN
    LOCK TABLE ONLY public.line IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.line') AND a.attname = 'c' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.line') AND a.attname = 'd' AND NOT a.attisdropped) THEN
    ALTER TABLE public.line RENAME COLUMN c TO d;
    ALTER TABLE public.line RENAME CONSTRAINT line_c_not_null TO line_d_not_null;
  END IF;
END
$schemadiff$;

-- rename column public.line.b to c  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.line') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.line') AND a.attname = 'c' AND NOT a.attisdropped) THEN
    ALTER TABLE public.line RENAME COLUMN b TO c;
  END IF;
END
$schemadiff$;

-- rename column public.line.a to b  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.line') AND a.attname = 'a' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.line') AND a.attname = 'b' AND NOT a.attisdropped) THEN
    ALTER TABLE public.line RENAME COLUMN a TO b;
    ALTER TABLE public.line RENAME CONSTRAINT line_a_not_null TO line_schemadiff_b_not_null;
  END IF;
END
$schemadiff$;

-- rename attribute public.sort.a to schemadiff_a  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address(1259, 17157, 1)).object_names, '.') IN ('public.sort.a')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.sort') AND a.attname = 'schemadiff_a' AND NOT a.attisdropped) THEN
    ALTER TYPE public.sort RENAME ATTRIBUTE a TO schemadiff_a CASCADE;
  END IF;
END
$schemadiff$;

-- rename attribute public.sort.b to a  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.sort') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.sort') AND a.attname = 'a' AND NOT a.attisdropped) THEN
    ALTER TYPE public.sort RENAME ATTRIBUTE b TO a CASCADE;
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.typed'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.typed NOT OF;
      END IF;
      ALTER TABLE public.typed RENAME CONSTRAINT typed_b_not_null TO typed_schemadiff_a_not_null;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.typed', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- rename attribute public.sort.schemadiff_a to b  (after.yaml:1)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.sort') AND a.attname = 'schemadiff_a' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.sort') AND a.attname = 'b' AND NOT a.attisdropped) THEN
    ALTER TYPE public.sort RENAME ATTRIBUTE schemadiff_a TO b CASCADE;
  END IF;
END
$schemadiff$;

-- rename column public.keyed.a to schemadiff_a  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.keyed')) THEN
    LOCK TABLE ONLY public.keyed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.keyed') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'smallint'
         AND a.attnotnull = true AND a.atthasdef = false
         AND a.attidentity = ''
         AND pg_catalog.col_description(a.attrelid, a.attnum) IS NOT DISTINCT FROM NULL)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.keyed') AND a.attname = 'schemadiff_a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.keyed RENAME COLUMN a TO schemadiff_a;
  END IF;
END
$schemadiff$;

-- rename column public.keyed.b to a  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.keyed') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.keyed') AND a.attname = 'a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.keyed RENAME COLUMN b TO a;
    ALTER TABLE public.keyed RENAME CONSTRAINT keyed_b_not_null TO keyed_schemadiff_a_not_null;
  END IF;
END
$schemadiff$;

-- rename column public.keyed.schemadiff_a to b  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.keyed') AND a.attname = 'schemadiff_a' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.keyed') AND a.attname = 'b' AND NOT a.attisdropped) THEN
    ALTER TABLE public.keyed RENAME COLUMN schemadiff_a TO b;
  END IF;
END
$schemadiff$;

-- rename column public.circle.a to schemadiff_a  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.circle')) THEN
    LOCK TABLE ONLY public.circle IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.circle') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'smallint'
         AND a.attnotnull = true AND a.atthasdef = false
         AND a.attidentity = ''
         AND pg_catalog.col_description(a.attrelid, a.attnum) IS NOT DISTINCT FROM NULL)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.circle') AND a.attname = 'schemadiff_a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.circle RENAME COLUMN a TO schemadiff_a;
  END IF;
END
$schemadiff$;

-- rename column public.circle.c to a  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.circle') AND a.attname = 'c' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.circle') AND a.attname = 'a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.circle RENAME COLUMN c TO a;
    ALTER TABLE public.circle RENAME CONSTRAINT circle_c_not_null TO circle_schemadiff_a_not_null;
  END IF;
END
$schemadiff$;

-- rename column public.circle.b to c  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.circle') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.circle') AND a.attname = 'c' AND NOT a.attisdropped) THEN
    ALTER TABLE public.circle RENAME COLUMN b TO c;
    ALTER TABLE public.circle RENAME CONSTRAINT circle_b_not_null TO circle_c_not_null;
  END IF;
END
$schemadiff$;

-- rename column public.circle.schemadiff_a to b  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.circle') AND a.attname = 'schemadiff_a' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.circle') AND a.attname = 'b' AND NOT a.attisdropped) THEN
    ALTER TABLE public.circle RENAME COLUMN schemadiff_a TO b;
  END IF;
END
$schemadiff$;

-- rename column public.far.a to schemadiff_a  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.far')) THEN
    LOCK TABLE ONLY public.far IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.far') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'smallint'
         AND a.attnotnull = true AND a.atthasdef = false
         AND a.attidentity = ''
         AND pg_catalog.col_description(a.attrelid, a.attnum) IS NOT DISTINCT FROM NULL)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.far') AND a.attname = 'schemadiff_a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.far RENAME COLUMN a TO schemadiff_a;
  END IF;
END
$schemadiff$;

-- rename column public.far.b to a  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.far') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.far') AND a.attname = 'a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.far RENAME COLUMN b TO a;
    ALTER TABLE public.far RENAME CONSTRAINT far_b_not_null TO far_schemadiff_a_not_null;
  END IF;
END
$schemadiff$;

-- rename column public.far.schemadiff_a to b  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.far') AND a.attname = 'schemadiff_a' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.far') AND a.attname = 'b' AND NOT a.attisdropped) THEN
    ALTER TABLE public.far RENAME COLUMN schemadiff_a TO b;
  END IF;
END
$schemadiff$;

-- rename column public.numbered.a to schemadiff_a  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.numbered')) THEN
    LOCK TABLE ONLY public.numbered IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.numbered') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'smallint'
         AND a.attnotnull = true AND a.atthasdef = false
         AND a.attidentity = ''
         AND pg_catalog.col_description(a.attrelid, a.attnum) IS NOT DISTINCT FROM NULL)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.numbered') AND a.attname = 'schemadiff_a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.numbered RENAME COLUMN a TO schemadiff_a;
  END IF;
END
$schemadiff$;

-- rename column public.numbered.b to a  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.numbered') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.numbered') AND a.attname = 'a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.numbered RENAME COLUMN b TO a;
    ALTER TABLE public.numbered RENAME CONSTRAINT numbered_b_not_null TO numbered_schemadiff_a_not_null;
    ALTER SEQUENCE public.numbered_b_seq RENAME TO numbered_a_seq;
  END IF;
END
$schemadiff$;

-- rename column public.numbered.schemadiff_a to b  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.numbered') AND a.attname = 'schemadiff_a' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.numbered') AND a.attname = 'b' AND NOT a.attisdropped) THEN
    ALTER TABLE public.numbered RENAME COLUMN schemadiff_a TO b;
  END IF;
END
$schemadiff$;

-- rename column public.parted.a to schemadiff_a  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parted')) THEN
    LOCK TABLE ONLY public.parted IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'a' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'smallint'
         AND a.attnotnull = true AND a.atthasdef = false
         AND a.attidentity = ''
         AND pg_catalog.col_description(a.attrelid, a.attnum) IS NOT DISTINCT FROM NULL)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'schemadiff_a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.parted RENAME COLUMN a TO schemadiff_a;
  END IF;
END
$schemadiff$;

-- rename column public.parted.b to a  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'b' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'a' AND NOT a.attisdropped) THEN
    ALTER TABLE public.parted RENAME COLUMN b TO a;
    ALTER TABLE public.parted RENAME CONSTRAINT parted_b_not_null TO parted_schemadiff_a_not_null;
  END IF;
END
$schemadiff$;

-- rename column public.parted.schemadiff_a to b  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'schemadiff_a' AND NOT a.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'b' AND NOT a.attisdropped) THEN
    ALTER TABLE public.parted RENAME COLUMN schemadiff_a TO b;
  END IF;
END
$schemadiff$;

-- alter column public.circle.b: not null name  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.circle') AND k.contype = 'n' AND a.attname = 'b' AND k.conname = 'circle_a_not_null') THEN
    ALTER TABLE public.circle DROP CONSTRAINT circle_a_not_null;
    ALTER TABLE public.circle ADD CONSTRAINT circle_b_not_null NOT NULL b;
  END IF;
END
$schemadiff$;

-- alter column public.circle.a: not null name  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.circle') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'circle_a_not_null' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.circle') AND k.contype = 'n' AND a.attname = 'a');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.circle') AND k.contype = 'n' AND k.conname = 'circle_a_not_null');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.circle RENAME CONSTRAINT %I TO %I', 'circle_a_not_null', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.circle RENAME CONSTRAINT %I TO %I', mine, 'circle_a_not_null');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.circle RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.far.b: not null name  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.far') AND k.contype = 'n' AND a.attname = 'b' AND k.conname = 'far_a_not_null') THEN
    ALTER TABLE public.far DROP CONSTRAINT far_a_not_null;
    ALTER TABLE public.far ADD CONSTRAINT far_b_not_null NOT NULL b;
  END IF;
END
$schemadiff$;

-- alter column public.far.a: not null name  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.far') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'far_a_not_null' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.far') AND k.contype = 'n' AND a.attname = 'a');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.far') AND k.contype = 'n' AND k.conname = 'far_a_not_null');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.far RENAME CONSTRAINT %I TO %I', 'far_a_not_null', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.far RENAME CONSTRAINT %I TO %I', mine, 'far_a_not_null');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.far RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.keyed.b: not null name  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.keyed') AND k.contype = 'n' AND a.attname = 'b' AND k.conname = 'keyed_a_not_null') THEN
    ALTER TABLE public.keyed DROP CONSTRAINT keyed_a_not_null;
    ALTER TABLE public.keyed ADD CONSTRAINT keyed_b_not_null NOT NULL b;
  END IF;
END
$schemadiff$;

-- alter column public.keyed.a: not null name  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.keyed') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'keyed_a_not_null' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.keyed') AND k.contype = 'n' AND a.attname = 'a');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.keyed') AND k.contype = 'n' AND k.conname = 'keyed_a_not_null');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.keyed RENAME CONSTRAINT %I TO %I', 'keyed_a_not_null', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.keyed RENAME CONSTRAINT %I TO %I', mine, 'keyed_a_not_null');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.keyed RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.line.c: not null name  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.line') AND k.contype = 'n' AND a.attname = 'c' AND k.conname = 'line_b_not_null') THEN
    ALTER TABLE public.line DROP CONSTRAINT line_b_not_null;
    ALTER TABLE public.line ADD CONSTRAINT line_c_not_null NOT NULL c;
  END IF;
END
$schemadiff$;

-- alter column public.line.b: not null name  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.line') AND k.contype = 'n' AND a.attname = 'b'
         AND k.conname <> 'line_b_not_null' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.line') AND k.contype = 'n' AND a.attname = 'b');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.line') AND k.contype = 'n' AND k.conname = 'line_b_not_null');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.line RENAME CONSTRAINT %I TO %I', 'line_b_not_null', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.line RENAME CONSTRAINT %I TO %I', mine, 'line_b_not_null');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.line RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.numbered.b: not null name  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.numbered') AND k.contype = 'n' AND a.attname = 'b' AND k.conname = 'numbered_a_not_null') THEN
    ALTER TABLE public.numbered DROP CONSTRAINT numbered_a_not_null;
    ALTER TABLE public.numbered ADD CONSTRAINT numbered_b_not_null NOT NULL b;
  END IF;
END
$schemadiff$;

-- alter column public.numbered.a: not null name  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.numbered') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'numbered_a_not_null' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.numbered') AND k.contype = 'n' AND a.attname = 'a');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.numbered') AND k.contype = 'n' AND k.conname = 'numbered_a_not_null');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.numbered RENAME CONSTRAINT %I TO %I', 'numbered_a_not_null', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.numbered RENAME CONSTRAINT %I TO %I', mine, 'numbered_a_not_null');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.numbered RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.parted.b: not null name  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.parted') AND k.contype = 'n' AND a.attname = 'b' AND k.conname = 'parted_a_not_null') THEN
    DECLARE
      below record;
    BEGIN
      FOR below IN
        SELECT k.conrelid::pg_catalog.regclass AS relation, k.conname,
          CASE WHEN k.convalidated THEN '' ELSE ' NOT VALID' END AS validity
        FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('public.parted')) p
        JOIN pg_catalog.pg_constraint k ON k.conrelid = p.relid AND k.contype = 'n' AND NOT k.conislocal
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE a.attname = 'b' AND (p.isleaf OR k.conname <> 'parted_a_not_null' OR EXISTS (
          SELECT FROM pg_catalog.pg_constraint o
          WHERE o.conrelid = k.conrelid AND o.contype = 'p' AND a.attnum = ANY (o.conkey)))
      LOOP
        EXECUTE pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I NOT NULL %I%s', below.relation, below.conname, 'b', below.validity);
      END LOOP;
      ALTER TABLE public.parted DROP CONSTRAINT parted_a_not_null;
      FOR below IN
        SELECT k.conrelid::pg_catalog.regclass AS relation
        FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('public.parted')) p
        JOIN pg_catalog.pg_constraint k ON k.conrelid = p.relid AND k.contype = 'n' AND k.coninhcount = 0
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE a.attname = 'b' AND k.conname = 'parted_a_not_null'
      LOOP
        EXECUTE pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', below.relation, 'parted_a_not_null', 'parted_b_not_null');
      END LOOP;
      ALTER TABLE public.parted ADD CONSTRAINT parted_b_not_null NOT NULL b;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.parted.a: not null name  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.parted') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'parted_a_not_null' AND k.coninhcount = 0) THEN
    DECLARE
      mine pg_catalog.name := (
        SELECT k.conname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = pg_catalog.to_regclass('public.parted') AND k.contype = 'n' AND a.attname = 'a');
      is_taken boolean := EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = pg_catalog.to_regclass('public.parted') AND k.contype = 'n' AND k.conname = 'parted_a_not_null');
    BEGIN
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.parted RENAME CONSTRAINT %I TO %I', 'parted_a_not_null', 'schemadiff_not_null');
      END IF;
      EXECUTE pg_catalog.format('ALTER TABLE public.parted RENAME CONSTRAINT %I TO %I', mine, 'parted_a_not_null');
      IF is_taken THEN
        EXECUTE pg_catalog.format('ALTER TABLE public.parted RENAME CONSTRAINT %I TO %I', 'schemadiff_not_null', mine);
      END IF;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.typed.b: not null name  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.typed')) THEN
    LOCK TABLE ONLY public.typed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.typed') AND k.contype = 'n' AND a.attname = 'b' AND k.conname = 'typed_a_not_null') THEN
    ALTER TABLE public.typed DROP CONSTRAINT typed_a_not_null;
    ALTER TABLE public.typed ADD CONSTRAINT typed_b_not_null NOT NULL b;
  END IF;
END
$schemadiff$;

-- alter column public.typed.a: not null name  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.typed') AND k.contype = 'n' AND a.attname = 'a'
         AND k.conname <> 'typed_a_not_null' AND k.coninhcount = 0) THEN
    DECLARE
      of_type pg_catalog.oid := (SELECT c.reloftype FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.typed'));
    BEGIN
      IF of_type <> 0 THEN
        ALTER TABLE public.typed NOT OF;
      END IF;
      ALTER TABLE public.typed RENAME CONSTRAINT typed_schemadiff_a_not_null TO typed_a_not_null;
      IF of_type <> 0 THEN
        EXECUTE pg_catalog.format('ALTER TABLE %s OF %s', 'public.typed', of_type::pg_catalog.regtype);
      END IF;
    END;
  END IF;
END
$schemadiff$;

COMMIT;
