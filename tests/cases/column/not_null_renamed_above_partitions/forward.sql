-- before to after: 5 statements for PostgreSQL 18
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

-- rename table public.bills to invoices  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.bills')) THEN
    LOCK TABLE ONLY public.bills IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'bills' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'invoices' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.bills RENAME TO invoices;
  END IF;
END
$schemadiff$;

-- rename table public.papers to documents  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.papers')) THEN
    LOCK TABLE ONLY public.papers IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'papers' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p'))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'documents' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    ALTER TABLE public.papers RENAME TO documents;
  END IF;
END
$schemadiff$;

-- alter column public.documents.title: not null name  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.documents')) THEN
    LOCK TABLE ONLY public.documents IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.documents') AND k.contype = 'n' AND a.attname = 'title' AND k.conname = 'papers_title_not_null') THEN
    ALTER TABLE public.documents DROP CONSTRAINT papers_title_not_null;
    ALTER TABLE public.documents ADD CONSTRAINT documents_title_not_null NOT NULL title;
  END IF;
END
$schemadiff$;

-- alter column public.invoices.year: not null name  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.invoices')) THEN
    LOCK TABLE ONLY public.invoices IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.invoices') AND k.contype = 'n' AND a.attname = 'year' AND k.conname = 'bills_year_not_null') THEN
    DECLARE
      below record;
    BEGIN
      FOR below IN
        SELECT k.conrelid::pg_catalog.regclass AS relation, k.conname,
          CASE WHEN k.convalidated THEN '' ELSE ' NOT VALID' END AS validity
        FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('public.invoices')) p
        JOIN pg_catalog.pg_constraint k ON k.conrelid = p.relid AND k.contype = 'n' AND NOT k.conislocal
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE a.attname = 'year' AND (p.isleaf OR k.conname <> 'bills_year_not_null' OR EXISTS (
          SELECT FROM pg_catalog.pg_constraint o
          WHERE o.conrelid = k.conrelid AND o.contype = 'p' AND a.attnum = ANY (o.conkey)))
      LOOP
        EXECUTE pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I NOT NULL %I%s', below.relation, below.conname, 'year', below.validity);
      END LOOP;
      ALTER TABLE public.invoices DROP CONSTRAINT bills_year_not_null;
      FOR below IN
        SELECT k.conrelid::pg_catalog.regclass AS relation
        FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('public.invoices')) p
        JOIN pg_catalog.pg_constraint k ON k.conrelid = p.relid AND k.contype = 'n' AND k.coninhcount = 0
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE a.attname = 'year' AND k.conname = 'bills_year_not_null'
      LOOP
        EXECUTE pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', below.relation, 'bills_year_not_null', 'invoices_year_not_null');
      END LOOP;
      ALTER TABLE public.invoices ADD CONSTRAINT invoices_year_not_null NOT NULL year;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.invoices.note: not null name  (after.yaml:5)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.invoices') AND k.contype = 'n' AND a.attname = 'note' AND k.conname = 'noted') THEN
    DECLARE
      below record;
    BEGIN
      FOR below IN
        SELECT k.conrelid::pg_catalog.regclass AS relation, k.conname,
          CASE WHEN k.convalidated THEN '' ELSE ' NOT VALID' END AS validity
        FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('public.invoices')) p
        JOIN pg_catalog.pg_constraint k ON k.conrelid = p.relid AND k.contype = 'n' AND NOT k.conislocal
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE a.attname = 'note' AND (p.isleaf OR k.conname <> 'noted' OR EXISTS (
          SELECT FROM pg_catalog.pg_constraint o
          WHERE o.conrelid = k.conrelid AND o.contype = 'p' AND a.attnum = ANY (o.conkey)))
      LOOP
        EXECUTE pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I NOT NULL %I%s', below.relation, below.conname, 'note', below.validity);
      END LOOP;
      ALTER TABLE public.invoices DROP CONSTRAINT noted;
      FOR below IN
        SELECT k.conrelid::pg_catalog.regclass AS relation
        FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('public.invoices')) p
        JOIN pg_catalog.pg_constraint k ON k.conrelid = p.relid AND k.contype = 'n' AND k.coninhcount = 0
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE a.attname = 'note' AND k.conname = 'noted'
      LOOP
        EXECUTE pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', below.relation, 'noted', 'annotated');
      END LOOP;
      ALTER TABLE public.invoices ADD CONSTRAINT annotated NOT NULL note;
    END;
  END IF;
END
$schemadiff$;

COMMIT;
