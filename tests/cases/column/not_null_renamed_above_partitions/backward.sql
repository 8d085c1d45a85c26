-- before to after: 23 statements for PostgreSQL 18
-- warning: after.yaml:2:3: table public.bills is created and table public.invoices is dropped, and they are alike
--     if this is a rename, write `renamed_from: invoices`
-- warning: after.yaml:10:3: table public.papers is created and table public.documents is dropped, and they are alike
--     if this is a rename, write `renamed_from: documents`
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
SET LOCAL search_path = public, pg_temp;

-- create table public.bills  (after.yaml:2)
CREATE TABLE IF NOT EXISTS public.bills (
  year integer NOT NULL,
  amount integer CONSTRAINT there_is_an_amount NOT NULL,
  note text CONSTRAINT noted NOT NULL
) PARTITION BY LIST (year);
SET LOCAL search_path = pg_catalog, pg_temp;

-- alter table public.bills_2023: detach  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.bills_2023')) THEN
    LOCK TABLE ONLY public.bills_2023 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.bills_2023') AND i.inhparent = pg_catalog.to_regclass('public.invoices')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (2023)') THEN
    ALTER TABLE public.invoices DETACH PARTITION public.bills_2023;
  END IF;
END
$schemadiff$;

-- alter table public.bills_2024: detach  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.bills_2024')) THEN
    LOCK TABLE ONLY public.bills_2024 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.bills_2024') AND i.inhparent = pg_catalog.to_regclass('public.invoices')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (2024)') THEN
    ALTER TABLE public.invoices DETACH PARTITION public.bills_2024;
  END IF;
END
$schemadiff$;

-- alter table public.bills_2025: detach  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.bills_2025')) THEN
    LOCK TABLE ONLY public.bills_2025 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.bills_2025') AND i.inhparent = pg_catalog.to_regclass('public.invoices')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (2025)') THEN
    ALTER TABLE public.invoices DETACH PARTITION public.bills_2025;
  END IF;
END
$schemadiff$;

-- alter table public.bills_later: detach  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.bills_later')) THEN
    LOCK TABLE ONLY public.bills_later IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.bills_later') AND i.inhparent = pg_catalog.to_regclass('public.invoices')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT') THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.invoices DETACH PARTITION public.bills_later;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- create comment on column public.bills.amount  (after.yaml:4)
COMMENT ON COLUMN public.bills.amount IS 'due';

-- alter table public.bills_2023: partition of  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.bills_2023') AND NOT c.relispartition) THEN
    ALTER TABLE public.bills ATTACH PARTITION public.bills_2023 FOR VALUES IN (2023);
  END IF;
END
$schemadiff$;

-- alter column public.bills_2024.year: not null name  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.bills_2024') AND k.contype = 'n' AND a.attname = 'year'
         AND k.conname <> 'bills_year_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.bills_2024 RENAME CONSTRAINT invoices_year_not_null TO bills_year_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.bills_2024.note: not null name  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.bills_2024') AND k.contype = 'n' AND a.attname = 'note'
         AND k.conname <> 'noted' AND k.coninhcount = 0) THEN
    ALTER TABLE public.bills_2024 RENAME CONSTRAINT annotated TO noted;
  END IF;
END
$schemadiff$;

-- alter table public.bills_2024: partition of  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.bills_2024') AND NOT c.relispartition) THEN
    ALTER TABLE public.bills ATTACH PARTITION public.bills_2024 FOR VALUES IN (2024);
  END IF;
END
$schemadiff$;

-- alter column public.bills_2025.year: not null name  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.bills_2025') AND k.contype = 'n' AND a.attname = 'year'
         AND k.conname <> 'bills_year_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.bills_2025 RENAME CONSTRAINT invoices_year_not_null TO bills_year_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.bills_2025.note: not null name  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.bills_2025') AND k.contype = 'n' AND a.attname = 'note'
         AND k.conname <> 'noted' AND k.coninhcount = 0) THEN
    ALTER TABLE public.bills_2025 RENAME CONSTRAINT annotated TO noted;
  END IF;
END
$schemadiff$;

-- alter table public.bills_2025: partition of  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.bills_2025') AND NOT c.relispartition) THEN
    ALTER TABLE public.bills ATTACH PARTITION public.bills_2025 FOR VALUES IN (2025);
  END IF;
END
$schemadiff$;

-- alter column public.bills_later.year: not null name  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.bills_later') AND k.contype = 'n' AND a.attname = 'year' AND k.conname = 'invoices_year_not_null') THEN
    DECLARE
      below record;
    BEGIN
      FOR below IN
        SELECT k.conrelid::pg_catalog.regclass AS relation, k.conname,
          CASE WHEN k.convalidated THEN '' ELSE ' NOT VALID' END AS validity
        FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('public.bills_later')) p
        JOIN pg_catalog.pg_constraint k ON k.conrelid = p.relid AND k.contype = 'n' AND NOT k.conislocal
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE a.attname = 'year' AND (p.isleaf OR k.conname <> 'invoices_year_not_null' OR EXISTS (
          SELECT FROM pg_catalog.pg_constraint o
          WHERE o.conrelid = k.conrelid AND o.contype = 'p' AND a.attnum = ANY (o.conkey)))
      LOOP
        EXECUTE pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I NOT NULL %I%s', below.relation, below.conname, 'year', below.validity);
      END LOOP;
      ALTER TABLE public.bills_later DROP CONSTRAINT invoices_year_not_null;
      FOR below IN
        SELECT k.conrelid::pg_catalog.regclass AS relation
        FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('public.bills_later')) p
        JOIN pg_catalog.pg_constraint k ON k.conrelid = p.relid AND k.contype = 'n' AND k.coninhcount = 0
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE a.attname = 'year' AND k.conname = 'invoices_year_not_null'
      LOOP
        EXECUTE pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', below.relation, 'invoices_year_not_null', 'bills_year_not_null');
      END LOOP;
      ALTER TABLE public.bills_later ADD CONSTRAINT bills_year_not_null NOT NULL year;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.bills_later.note: not null name  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.bills_later') AND k.contype = 'n' AND a.attname = 'note'
         AND k.conname <> 'noted' AND k.coninhcount = 0) THEN
    ALTER TABLE public.bills_later RENAME CONSTRAINT annotated TO noted;
  END IF;
END
$schemadiff$;

-- alter table public.bills_later: partition of  (after.yaml:9)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.bills_later') AND NOT c.relispartition) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.bills ATTACH PARTITION public.bills_later DEFAULT;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- drop table public.invoices
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.invoices')) THEN
    LOCK TABLE ONLY public.invoices IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'invoices' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.invoices) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.invoices has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.invoices') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('amount', 'note', 'year')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.invoices was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.invoices;
END
$schemadiff$;

-- create table public.papers  (after.yaml:10)
CREATE TABLE IF NOT EXISTS public.papers (
  title text NOT NULL
);

-- alter table public.letters: disinherit  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.letters')) THEN
    LOCK TABLE ONLY public.letters IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.letters') AND inhparent = pg_catalog.to_regclass('public.documents')) THEN
    ALTER TABLE public.letters NO INHERIT public.documents;
  END IF;
END
$schemadiff$;

-- alter table public.notes: disinherit  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.notes')) THEN
    LOCK TABLE ONLY public.notes IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.notes') AND inhparent = pg_catalog.to_regclass('public.documents')) THEN
    ALTER TABLE public.notes NO INHERIT public.documents;
  END IF;
END
$schemadiff$;

-- alter table public.letters: inherits  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.letters') AND inhparent = pg_catalog.to_regclass('public.papers')) THEN
    ALTER TABLE public.letters INHERIT public.papers;
  END IF;
END
$schemadiff$;

-- alter table public.notes: inherits  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.notes') AND inhparent = pg_catalog.to_regclass('public.papers')) THEN
    ALTER TABLE public.notes INHERIT public.papers;
  END IF;
END
$schemadiff$;

-- drop table public.documents
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.documents')) THEN
    LOCK TABLE ONLY public.documents IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'documents' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.documents) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.documents has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.documents') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('title')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.documents was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.documents;
END
$schemadiff$;

COMMIT;
