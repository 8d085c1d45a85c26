-- before to after: 6 statements for PostgreSQL 18
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

-- drop collation public.gone
-- needs --allow drops-object:public.gone: drops collation public.gone
DO $schemadiff$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collname = 'gone' AND collnamespace = pg_catalog.to_regnamespace('public'))
       AND NOT (EXISTS (SELECT FROM pg_catalog.pg_collation c CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
         WHERE c.collname = 'gone' AND c.collnamespace = pg_catalog.to_regnamespace('public') AND c.collprovider = 'c'
         AND coalesce(j ->> 'colllocale', j ->> 'colliculocale', c.collcollate::text) = 'C' AND c.collctype = c.collcollate
         AND c.collisdeterministic AND j ->> 'collicurules' IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'collation public.gone was changed by another session since the plan was made; plan again';
  END IF;
  DROP COLLATION IF EXISTS public.gone;
END
$schemadiff$;

-- create comment on collation public.kept  (after.yaml:2)
COMMENT ON COLLATION public.kept IS 'plain bytes';

-- create collation public.split  (after.yaml:3)
CREATE COLLATION IF NOT EXISTS public.split (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'C.utf8');

-- create collation public.twice  (after.yaml:4)
CREATE COLLATION IF NOT EXISTS public.twice (PROVIDER = libc, LOCALE = 'POSIX');

-- alter column public.t.a: collation; create column public.t.b  (after.yaml:6)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = pg_catalog.to_regclass('public.t') AND a.attname = 'a' AND NOT a.attisdropped
         AND a.attcollation IS DISTINCT FROM pg_catalog.to_regcollation('public.split')) THEN
    SET LOCAL search_path = public, pg_temp;
    ALTER TABLE public.t
      ALTER COLUMN a TYPE text COLLATE public.split,
      ADD COLUMN IF NOT EXISTS b text COLLATE public.kept DEFAULT ('x' COLLATE public.kept);
    SET LOCAL search_path = pg_catalog, pg_temp;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create index public.t_a  (after.yaml:6)
CREATE INDEX IF NOT EXISTS t_a ON public.t USING btree (a COLLATE public.kept);

COMMIT;
