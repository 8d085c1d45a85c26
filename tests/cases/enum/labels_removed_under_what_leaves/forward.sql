-- before to after: 11 statements for PostgreSQL 18
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

-- drop domain public.gone_state
-- needs --allow drops-object:public.gone_state: drops domain public.gone_state
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'gone_state' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'gone_state' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.state' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain public.gone_state was changed by another session since the plan was made; plan again';
  END IF;
  DROP DOMAIN IF EXISTS public.gone_state;
END
$schemadiff$;

-- drop domain public.known_state  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'known_state' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'known_state' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.state' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'known_state' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'integer' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'domain public.known_state was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'known_state' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd'
         AND pg_catalog.format_type(t.typbasetype, t.typtypmod) = 'public.state' AND t.typcollation = (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) THEN
    DROP DOMAIN IF EXISTS public.known_state;
  END IF;
END
$schemadiff$;

-- drop composite type public.gone_step
-- needs --allow drops-object:public.gone_step: drops composite type public.gone_step
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'gone_step' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c')
       AND NOT ((SELECT array_agg(pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod) ORDER BY a.attname) FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.gone_step') AND a.attnum > 0 AND NOT a.attisdropped) = ARRAY['at timestamp with time zone', 'state public.state']::text[]) THEN
    RAISE EXCEPTION USING MESSAGE = 'composite type public.gone_step was changed by another session since the plan was made; plan again';
  END IF;
  DROP TYPE IF EXISTS public.gone_step;
END
$schemadiff$;

-- drop composite type public.step  (after.yaml:6)
-- because of enum public.state
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'step' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c')
       AND (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'state' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['open', 'held', 'closed'] THEN
    DROP TYPE IF EXISTS public.step;
  END IF;
END
$schemadiff$;

-- drop range type public.gone_states
-- needs --allow drops-object:public.gone_states: drops range type public.gone_states
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'gone_states' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'r')
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
         WHERE r.rngtypid = pg_catalog.to_regtype('public.gone_states') AND pg_catalog.format_type(r.rngsubtype, NULL) = 'public.state'
         AND m.typname = 'gone_states_multirange' AND r.rngcanonical = 0 AND r.rngsubdiff = 0
         AND (SELECT c.opcdefault FROM pg_catalog.pg_opclass c WHERE c.oid = r.rngsubopc)
         AND r.rngcollation = (SELECT s.typcollation FROM pg_catalog.pg_type s WHERE s.oid = r.rngsubtype))) THEN
    RAISE EXCEPTION USING MESSAGE = 'range type public.gone_states was changed by another session since the plan was made; plan again';
  END IF;
  DROP TYPE IF EXISTS public.gone_states;
END
$schemadiff$;

-- alter enum public.state: labels  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = 'state' AND t.typnamespace = pg_catalog.to_regnamespace('public')) = ARRAY['open', 'held', 'closed'] THEN
    ALTER TYPE public.state RENAME TO schemadiff_state;
    CREATE TYPE public.state AS ENUM ('open', 'closed');
  END IF;
END
$schemadiff$;

-- re-create domain public.known_state  (after.yaml:4)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'known_state' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd') THEN
    CREATE DOMAIN public.known_state AS integer;
  END IF;
END
$schemadiff$;

-- re-create composite type public.step  (after.yaml:6)
-- because of enum public.state
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'step' AND relnamespace = pg_catalog.to_regnamespace('public') AND relkind = 'c') THEN
    CREATE TYPE public.step AS (
      at timestamp with time zone,
      state text
    );
  END IF;
END
$schemadiff$;

-- alter column public.orders.state: convert  (after.yaml:11)
-- because of enum public.state
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.orders')) THEN
    LOCK TABLE ONLY public.orders IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'state' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) = 'public.schemadiff_state') THEN
    ALTER TABLE public.orders
      ALTER COLUMN state TYPE public.state USING state::text::public.state;
  END IF;
END
$schemadiff$;

-- alter column public.orders.first_state: type  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'first_state' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) NOT IN ('public.state', 'public.schemadiff_state', 'text')) THEN
    RAISE EXCEPTION USING MESSAGE = 'column public.orders.first_state was changed by another session since the plan was made; plan again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.orders') AND a.attname = 'first_state' AND NOT a.attisdropped
         AND pg_catalog.format_type(a.atttypid, a.atttypmod) IN ('public.state', 'public.schemadiff_state')) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.orders
      ALTER COLUMN first_state TYPE text USING 'was ' || first_state;
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;

-- drop enum public.schemadiff_state
DROP TYPE IF EXISTS public.schemadiff_state;

COMMIT;
