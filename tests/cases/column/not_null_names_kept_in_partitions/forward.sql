-- before to after: 4 statements for PostgreSQL 18
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

-- alter table public.readings_6: partition of, values  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.readings_6')) THEN
    LOCK TABLE ONLY public.readings_6 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.readings_6') AND i.inhparent = pg_catalog.to_regclass('public.readings')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (6)') THEN
    ALTER TABLE public.readings DETACH PARTITION public.readings_6;
  END IF;
END
$schemadiff$;

-- alter column public.readings.k: not null name  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.readings')) THEN
    LOCK TABLE ONLY public.readings IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.readings') AND k.contype = 'n' AND a.attname = 'k' AND k.conname = 'k_there') THEN
    DECLARE
      below record;
    BEGIN
      FOR below IN
        SELECT k.conrelid::pg_catalog.regclass AS relation, k.conname,
          CASE WHEN k.convalidated THEN '' ELSE ' NOT VALID' END AS validity
        FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('public.readings')) p
        JOIN pg_catalog.pg_constraint k ON k.conrelid = p.relid AND k.contype = 'n' AND NOT k.conislocal
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE a.attname = 'k' AND (p.isleaf OR k.conname <> 'k_there' OR k.conrelid IN (pg_catalog.to_regclass('public.readings_2'), pg_catalog.to_regclass('public.readings_4'), pg_catalog.to_regclass('public.readings_5_1'), pg_catalog.to_regclass('public.readings_8'), pg_catalog.to_regclass('public.readings_3')) OR EXISTS (
          SELECT FROM pg_catalog.pg_constraint o
          WHERE o.conrelid = k.conrelid AND o.contype = 'p' AND a.attnum = ANY (o.conkey)))
      LOOP
        EXECUTE pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I NOT NULL %I%s', below.relation, below.conname, 'k', below.validity);
      END LOOP;
      ALTER TABLE public.readings DROP CONSTRAINT k_there;
      ALTER TABLE public.readings_3 RENAME CONSTRAINT k_there TO k_other;
      FOR below IN
        SELECT k.conrelid::pg_catalog.regclass AS relation
        FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('public.readings')) p
        JOIN pg_catalog.pg_constraint k ON k.conrelid = p.relid AND k.contype = 'n' AND k.coninhcount = 0
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE a.attname = 'k' AND k.conname = 'k_there'
          AND k.conrelid NOT IN (pg_catalog.to_regclass('public.readings_2'), pg_catalog.to_regclass('public.readings_4'), pg_catalog.to_regclass('public.readings_5_1'), pg_catalog.to_regclass('public.readings_8'), pg_catalog.to_regclass('public.readings_3'))
      LOOP
        EXECUTE pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', below.relation, 'k_there', 'k_filled');
      END LOOP;
      ALTER TABLE public.readings ADD CONSTRAINT k_filled NOT NULL k;
      COMMENT ON CONSTRAINT k_filled ON public.readings IS 'always';
    END;
  END IF;
END
$schemadiff$;

-- create table public.readings_7  (after.yaml:11)
CREATE TABLE IF NOT EXISTS public.readings_7 (
  k integer CONSTRAINT k_there NOT NULL,
  v integer
);

-- alter table public.readings_7: attach  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.readings_7') AND NOT c.relispartition) THEN
    ALTER TABLE public.readings ATTACH PARTITION public.readings_7 FOR VALUES IN (7);
  END IF;
END
$schemadiff$;

COMMIT;
