-- before to after: 17 statements for PostgreSQL 18
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

-- create function public.json_cmp(json, json)  (after.yaml:2)
CREATE OR REPLACE FUNCTION public.json_cmp(a json, b json)
RETURNS integer
LANGUAGE sql IMMUTABLE STRICT
AS $function$SELECT pg_catalog.bttextcmp(a::text, b::text)$function$;
SET LOCAL check_function_bodies = off;

-- create function public.json_eq(json, json)  (after.yaml:3)
CREATE OR REPLACE FUNCTION public.json_eq(a json, b json)
RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT
AS $function$SELECT a::text = b::text$function$;

-- create function public.json_ge(json, json)  (after.yaml:4)
CREATE OR REPLACE FUNCTION public.json_ge(a json, b json)
RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT
AS $function$SELECT a::text >= b::text$function$;

-- create function public.json_gt(json, json)  (after.yaml:5)
CREATE OR REPLACE FUNCTION public.json_gt(a json, b json)
RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT
AS $function$SELECT a::text > b::text$function$;

-- create function public.json_le(json, json)  (after.yaml:6)
CREATE OR REPLACE FUNCTION public.json_le(a json, b json)
RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT
AS $function$SELECT a::text <= b::text$function$;

-- create function public.json_lt(json, json)  (after.yaml:7)
CREATE OR REPLACE FUNCTION public.json_lt(a json, b json)
RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT
AS $function$SELECT a::text < b::text$function$;
SET LOCAL check_function_bodies = on;

-- create operator public.<(json, json)  (after.yaml:11)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.<(json, json)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.< (
      FUNCTION = public.json_lt,
      LEFTARG = json,
      RIGHTARG = json
    );
  END IF;
END
$schemadiff$;

-- create operator public.<=(json, json)  (after.yaml:12)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.<=(json, json)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.<= (
      FUNCTION = public.json_le,
      LEFTARG = json,
      RIGHTARG = json
    );
  END IF;
END
$schemadiff$;

-- create operator public.=(json, json)  (after.yaml:10)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.=(json, json)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.= (
      FUNCTION = public.json_eq,
      LEFTARG = json,
      RIGHTARG = json,
      COMMUTATOR = OPERATOR(public.=),
      MERGES
    );
  END IF;
END
$schemadiff$;

-- create operator public.>(json, json)  (after.yaml:13)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.>(json, json)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.> (
      FUNCTION = public.json_gt,
      LEFTARG = json,
      RIGHTARG = json
    );
  END IF;
END
$schemadiff$;

-- create operator public.>=(json, json)  (after.yaml:14)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.>=(json, json)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.>= (
      FUNCTION = public.json_ge,
      LEFTARG = json,
      RIGHTARG = json
    );
  END IF;
END
$schemadiff$;

-- create operator family public.json_ops(btree)  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
         WHERE f.opfname = 'json_ops' AND f.opfnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    CREATE OPERATOR FAMILY public.json_ops USING btree;
  END IF;
END
$schemadiff$;

-- create operator class public.json_ops(btree)  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
         WHERE c.opcname = 'json_ops' AND c.opcnamespace = pg_catalog.to_regnamespace('public') AND m.amname = 'btree') THEN
    CREATE OPERATOR CLASS public.json_ops
      DEFAULT FOR TYPE json USING btree FAMILY public.json_ops AS
      OPERATOR 1 public.<(json, json),
      OPERATOR 2 public.<=(json, json),
      OPERATOR 3 public.=(json, json),
      OPERATOR 4 public.>=(json, json),
      OPERATOR 5 public.>(json, json),
      FUNCTION 1 (json, json) public.json_cmp(json, json);
  END IF;
END
$schemadiff$;

-- create unique public.a.a_key  (after.yaml:21)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.a')) THEN
    LOCK TABLE ONLY public.a IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.a') AND c.conname = 'a_key' AND c.conparentid = 0
         AND c.contype = 'u') THEN
    ALTER TABLE public.a ADD CONSTRAINT a_key UNIQUE (j);
  END IF;
END
$schemadiff$;

-- create index public.a_j  (after.yaml:21)
CREATE INDEX IF NOT EXISTS a_j ON public.a USING btree (j);

-- create function public.a_smallest(json[])  (after.yaml:8)
CREATE OR REPLACE FUNCTION public.a_smallest(j json[])
RETURNS json
LANGUAGE sql IMMUTABLE
AS $function$SELECT v FROM pg_catalog.unnest(j) v ORDER BY v LIMIT 1$function$;

-- create view public.a_view  (after.yaml:23)
CREATE OR REPLACE VIEW public.a_view AS
SELECT DISTINCT j FROM public.a;

COMMIT;
