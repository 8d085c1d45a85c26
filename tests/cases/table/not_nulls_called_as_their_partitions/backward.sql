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

-- alter table public.visits_long: partition of, values  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.visits_long')) THEN
    LOCK TABLE ONLY public.visits_long IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.visits_long') AND i.inhparent = pg_catalog.to_regclass('public.visits')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (''long'')') THEN
    ALTER TABLE public.visits DETACH PARTITION public.visits_long;
  END IF;
END
$schemadiff$;

-- drop table public.visits_mixed
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.visits_mixed')) THEN
    LOCK TABLE ONLY public.visits_mixed IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'visits_mixed' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.visits_mixed) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.visits_mixed has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.visits_mixed') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('place', 'sort')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.visits_mixed was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.visits_mixed;
END
$schemadiff$;

-- alter table public.visits_new: partition of, values  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.visits_new')) THEN
    LOCK TABLE ONLY public.visits_new IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.visits_new') AND i.inhparent = pg_catalog.to_regclass('public.visits')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (''new'')') THEN
    ALTER TABLE public.visits DETACH PARTITION public.visits_new;
  END IF;
END
$schemadiff$;

-- alter column public.events_call.sort: not null; alter column public.events_call.place: not null  (after.yaml:6)
ALTER TABLE public.events_call
  ALTER COLUMN sort SET NOT NULL,
  ALTER COLUMN place SET NOT NULL;

-- alter column public.events_mail.place: not null  (after.yaml:11)
ALTER TABLE public.events_mail
  ALTER COLUMN place SET NOT NULL;

-- alter column public.events.sort: not null; alter column public.events.place: not null  (after.yaml:3)
ALTER TABLE public.events
  ALTER COLUMN sort DROP NOT NULL,
  ALTER COLUMN place DROP NOT NULL;

-- alter column public.events_call.sort: not null name  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.events_call')) THEN
    LOCK TABLE ONLY public.events_call IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.events_call') AND k.contype = 'n' AND a.attname = 'sort'
         AND k.conname <> 'events_call_sort_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.events_call RENAME CONSTRAINT events_sort_not_null TO events_call_sort_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.events_call.place: not null name  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.events_call') AND k.contype = 'n' AND a.attname = 'place'
         AND k.conname <> 'events_call_place_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.events_call RENAME CONSTRAINT events_place_not_null TO events_call_place_not_null;
  END IF;
END
$schemadiff$;

-- create primary key public.events_call.events_call_own  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.events_call') AND c.conname = 'events_call_own' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.events_call ADD CONSTRAINT events_call_own PRIMARY KEY (sort, place);
  END IF;
END
$schemadiff$;

-- alter column public.events_mail.place: not null name  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.events_mail')) THEN
    LOCK TABLE ONLY public.events_mail IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.events_mail') AND k.contype = 'n' AND a.attname = 'place'
         AND k.conname <> 'events_mail_place_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.events_mail RENAME CONSTRAINT events_place_not_null TO events_mail_place_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.visits_new.sort: not null name  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.visits_new') AND k.contype = 'n' AND a.attname = 'sort'
         AND k.conname <> 'any_sort' AND k.coninhcount = 0) THEN
    ALTER TABLE public.visits_new RENAME CONSTRAINT visits_sort_not_null TO any_sort;
  END IF;
END
$schemadiff$;

-- alter column public.visits_new.place: not null name  (after.yaml:18)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.visits_new') AND k.contype = 'n' AND a.attname = 'place'
         AND k.conname <> 'visits_new_place_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.visits_new RENAME CONSTRAINT visits_place_not_null TO visits_new_place_not_null;
  END IF;
END
$schemadiff$;

-- alter table public.visits_short: partition of, values  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.visits_short')) THEN
    LOCK TABLE ONLY public.visits_short IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.visits_short') AND NOT c.relispartition) THEN
    ALTER TABLE public.visits_short RENAME CONSTRAINT visits_short_sort_not_null TO visits_sort_not_null;
    ALTER TABLE public.visits_short RENAME CONSTRAINT visits_short_place_not_null TO visits_place_not_null;
    ALTER TABLE public.visits ATTACH PARTITION public.visits_short FOR VALUES IN ('short');
  END IF;
END
$schemadiff$;

COMMIT;
