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

-- alter column public.papers.title: type; alter column public.papers.pages: type  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.papers')) THEN
    LOCK TABLE ONLY public.papers IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.papers') AND a.attname = 'title' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('character varying(20)', 'text')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.papers.title was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.papers') AND a.attname = 'pages' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'bigint')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.papers.pages was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.papers') AND a.attname = 'title' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'character varying(20)')
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.papers') AND a.attname = 'pages' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.papers
      ALTER COLUMN title DROP NOT NULL, ALTER COLUMN title TYPE text, ADD CONSTRAINT papers_title_not_null NOT NULL title,
      ALTER COLUMN pages DROP NOT NULL, ALTER COLUMN pages TYPE bigint;
  END IF;
END
$schemadiff$;

-- alter column public.papers.pages: not null  (after.yaml:5)
ALTER TABLE public.papers
  ALTER COLUMN pages DROP NOT NULL;

-- alter column public.parted.n: keep not nulls below  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.parted')) THEN
    LOCK TABLE ONLY public.parted IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.parted') AND k.contype = 'n' AND a.attname = 'n' AND k.conname = 'parted_n_not_null') THEN
    DECLARE
      below record;
    BEGIN
      FOR below IN
        SELECT k.conrelid::pg_catalog.regclass AS relation, k.conname,
          CASE WHEN k.convalidated THEN '' ELSE ' NOT VALID' END AS validity
        FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('public.parted')) p
        JOIN pg_catalog.pg_constraint k ON k.conrelid = p.relid AND k.contype = 'n' AND NOT k.conislocal
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE a.attname = 'n' AND (k.conname <> 'parted_n_not_null' OR EXISTS (
          SELECT FROM pg_catalog.pg_constraint o
          WHERE o.conrelid = k.conrelid AND o.contype = 'p' AND a.attnum = ANY (o.conkey)))
      LOOP
        EXECUTE pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I NOT NULL %I%s', below.relation, below.conname, 'n', below.validity);
      END LOOP;
    END;
  END IF;
END
$schemadiff$;

-- alter column public.parted.n: type  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'n' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('integer', 'bigint')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.parted.n was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.parted') AND a.attname = 'n' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'integer') THEN
    ALTER TABLE public.parted
      ALTER COLUMN n DROP NOT NULL, ALTER COLUMN n TYPE bigint, ADD CONSTRAINT parted_n_not_null NOT NULL n;
  END IF;
END
$schemadiff$;

-- alter column public.papers.title: comment not null  (after.yaml:4)
COMMENT ON CONSTRAINT papers_title_not_null ON public.papers IS 'All of them have one';

COMMIT;
