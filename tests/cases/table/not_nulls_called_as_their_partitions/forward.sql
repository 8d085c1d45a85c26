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

-- drop primary key public.events_call.events_call_own
-- needs --allow drops-object:public.events_call.events_call_own: drops primary key public.events_call.events_call_own
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.events_call')) THEN
    LOCK TABLE ONLY public.events_call IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.events_call') AND c.conname = 'events_call_own' AND c.conparentid = 0
         AND c.contype = 'p')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.events_call') AND c.conname = 'events_call_own'
         AND pg_catalog.pg_get_constraintdef(c.oid) = 'PRIMARY KEY (sort, place)')) THEN
    RAISE EXCEPTION USING MESSAGE = 'primary key public.events_call.events_call_own was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.events_call') AND c.conname = 'events_call_own' AND c.conparentid = 0
         AND c.contype = 'p') THEN
    ALTER TABLE public.events_call DROP CONSTRAINT IF EXISTS events_call_own;
  END IF;
END
$schemadiff$;

-- alter table public.visits_short: partition of, values  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.visits_short')) THEN
    LOCK TABLE ONLY public.visits_short IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.visits_short') AND i.inhparent = pg_catalog.to_regclass('public.visits')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES IN (''short'')') THEN
    ALTER TABLE public.visits DETACH PARTITION public.visits_short;
  END IF;
END
$schemadiff$;

-- alter column public.events_call.sort: not null name  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.events_call') AND k.contype = 'n' AND a.attname = 'sort'
         AND k.conname <> 'events_sort_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.events_call RENAME CONSTRAINT events_call_sort_not_null TO events_sort_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.events.sort: not null  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.events')) THEN
    LOCK TABLE ONLY public.events IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.events') AND a.attname = 'sort' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.events ADD CONSTRAINT events_sort_not_null NOT NULL sort;
  END IF;
END
$schemadiff$;

-- alter column public.events_call.place: not null name  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.events_call') AND k.contype = 'n' AND a.attname = 'place'
         AND k.conname <> 'events_place_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.events_call RENAME CONSTRAINT events_call_place_not_null TO events_place_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.events_mail.place: not null name  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.events_mail')) THEN
    LOCK TABLE ONLY public.events_mail IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.events_mail') AND k.contype = 'n' AND a.attname = 'place'
         AND k.conname <> 'events_place_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.events_mail RENAME CONSTRAINT events_mail_place_not_null TO events_place_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.events.place: not null  (after.yaml:3)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.events') AND a.attname = 'place' AND NOT a.attisdropped AND NOT a.attnotnull) THEN
    ALTER TABLE public.events ADD CONSTRAINT events_place_not_null NOT NULL place;
  END IF;
END
$schemadiff$;

-- alter table public.visits_long: partition of, values, own not null names  (after.yaml:15)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.visits_long')) THEN
    LOCK TABLE ONLY public.visits_long IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.visits_long') AND NOT c.relispartition) THEN
    ALTER TABLE public.visits ATTACH PARTITION public.visits_long FOR VALUES IN ('long');
  END IF;
END
$schemadiff$;

-- create table public.visits_mixed  (after.yaml:12)
CREATE TABLE IF NOT EXISTS public.visits_mixed (
  sort text NOT NULL,
  place text CONSTRAINT visits_mixed_place_not_null NOT NULL
);

-- alter table public.visits_mixed: attach  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.visits_mixed') AND NOT c.relispartition) THEN
    ALTER TABLE public.visits_mixed RENAME CONSTRAINT visits_mixed_sort_not_null TO visits_sort_not_null;
    ALTER TABLE public.visits ATTACH PARTITION public.visits_mixed FOR VALUES IN ('mixed');
  END IF;
END
$schemadiff$;

-- alter column public.visits_new.sort: not null name  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.visits_new')) THEN
    LOCK TABLE ONLY public.visits_new IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.visits_new') AND k.contype = 'n' AND a.attname = 'sort'
         AND k.conname <> 'visits_sort_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.visits_new RENAME CONSTRAINT any_sort TO visits_sort_not_null;
  END IF;
END
$schemadiff$;

-- alter table public.visits_new: partition of, values  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('public.visits_new') AND NOT c.relispartition) THEN
    ALTER TABLE public.visits_new RENAME CONSTRAINT visits_new_place_not_null TO visits_place_not_null;
    ALTER TABLE public.visits ATTACH PARTITION public.visits_new FOR VALUES IN ('new');
  END IF;
END
$schemadiff$;

-- alter column public.visits_short.sort: not null name  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.visits_short') AND k.contype = 'n' AND a.attname = 'sort'
         AND k.conname <> 'visits_short_sort_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.visits_short RENAME CONSTRAINT visits_sort_not_null TO visits_short_sort_not_null;
  END IF;
END
$schemadiff$;

-- alter column public.visits_short.place: not null name  (after.yaml:17)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.conrelid = pg_catalog.to_regclass('public.visits_short') AND k.contype = 'n' AND a.attname = 'place'
         AND k.conname <> 'visits_short_place_not_null' AND k.coninhcount = 0) THEN
    ALTER TABLE public.visits_short RENAME CONSTRAINT visits_place_not_null TO visits_short_place_not_null;
  END IF;
END
$schemadiff$;

COMMIT;
