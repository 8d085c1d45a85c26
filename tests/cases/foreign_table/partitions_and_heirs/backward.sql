-- before to after: 9 statements for PostgreSQL 18
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

-- alter foreign table public.joins: partition of, values  (after.yaml:7)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
         WHERE c.oid = pg_catalog.to_regclass('public.joins') AND i.inhparent = pg_catalog.to_regclass('public.m')
         AND pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'FOR VALUES FROM (''2020-01-01'') TO (''2021-01-01'')') THEN
    ALTER TABLE public.m DETACH PARTITION public.joins;
  END IF;
END
$schemadiff$;

-- drop foreign table public.made
-- needs --allow drops-object:public.made: drops foreign table public.made
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'made' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
         WHERE f.ftrelid = pg_catalog.to_regclass('public.made') AND s.srvname = 's')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign table public.made was changed by another session since the plan was made; plan again';
  END IF;
  DROP FOREIGN TABLE IF EXISTS public.made;
END
$schemadiff$;

-- drop foreign table public.new_heir
-- needs --allow drops-object:public.new_heir: drops foreign table public.new_heir
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'new_heir' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
         WHERE f.ftrelid = pg_catalog.to_regclass('public.new_heir') AND s.srvname = 's')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign table public.new_heir was changed by another session since the plan was made; plan again';
  END IF;
  DROP FOREIGN TABLE IF EXISTS public.new_heir;
END
$schemadiff$;

-- drop foreign table public.own
-- needs --allow drops-object:public.own: drops foreign table public.own
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'own' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
         WHERE f.ftrelid = pg_catalog.to_regclass('public.own') AND s.srvname = 's')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign table public.own was changed by another session since the plan was made; plan again';
  END IF;
  DROP FOREIGN TABLE IF EXISTS public.own;
END
$schemadiff$;

-- drop column public.base.z
-- needs --allow deletes-data:public.base.z: drops column public.base.z and its data
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.base')) THEN
    LOCK TABLE ONLY public.base IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.base') AND a.attname = 'z' AND NOT a.attisdropped)
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.base') AND a.attname = 'z' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'date' AND a.attgenerated = '')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.base.z was changed by another session since the plan was made; plan again';
  END IF;
  ALTER TABLE public.base
    DROP COLUMN IF EXISTS z;
END
$schemadiff$;

-- drop table public.child
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.child')) THEN
    LOCK TABLE ONLY public.child IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'child' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.child) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.child has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.child') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('a', 'more')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.child was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.child;
END
$schemadiff$;

-- drop foreign table public.far_base
-- needs --allow drops-object:public.far_base: drops foreign table public.far_base
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'far_base' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'f')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
         WHERE f.ftrelid = pg_catalog.to_regclass('public.far_base') AND s.srvname = 's')) THEN
    RAISE EXCEPTION USING MESSAGE = 'foreign table public.far_base was changed by another session since the plan was made; plan again';
  END IF;
  DROP FOREIGN TABLE IF EXISTS public.far_base;
END
$schemadiff$;

-- drop table public.m_1
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.m_1')) THEN
    LOCK TABLE ONLY public.m_1 IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'm_1' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind IN ('r', 'p')) THEN
    IF EXISTS (SELECT FROM public.m_1) THEN
      RAISE EXCEPTION USING MESSAGE = 'table public.m_1 has rows, which it had not when the plan was made; plan again';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
         WHERE c.oid = pg_catalog.to_regclass('public.m_1') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('at', 'id')) THEN
    RAISE EXCEPTION USING MESSAGE = 'table public.m_1 was changed by another session since the plan was made; plan again';
  END IF;
  DROP TABLE IF EXISTS public.m_1;
END
$schemadiff$;

-- alter foreign table public.heir: inherits  (after.yaml:8)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass('public.heir') AND inhparent = pg_catalog.to_regclass('public.base')) THEN
    ALTER TABLE public.heir INHERIT public.base;
  END IF;
END
$schemadiff$;

COMMIT;
