-- before to after: 24 statements for PostgreSQL 18
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

-- create base type public.Point 4 as a shell  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'Point 4' AND typnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TYPE public."Point 4";
  END IF;
END
$schemadiff$;

-- create base type public.label as a shell  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'label' AND typnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TYPE public.label;
  END IF;
END
$schemadiff$;

-- create base type public.small as a shell  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'small' AND typnamespace = pg_catalog.to_regnamespace('public')) THEN
    CREATE TYPE public.small;
  END IF;
END
$schemadiff$;
SET LOCAL search_path = public, pg_temp;

-- create function public.label_in(cstring, oid, integer)  (after.yaml:24)
CREATE OR REPLACE FUNCTION public.label_in(cstring, oid, integer)
RETURNS public.label
LANGUAGE internal IMMUTABLE STRICT
AS $function$varcharin$function$;

-- create function public.label_out(public.label)  (after.yaml:25)
CREATE OR REPLACE FUNCTION public.label_out(public.label)
RETURNS cstring
LANGUAGE internal IMMUTABLE STRICT
AS $function$varcharout$function$;

-- create function public.label_receive(internal, oid, integer)  (after.yaml:27)
CREATE OR REPLACE FUNCTION public.label_receive(internal, oid, integer)
RETURNS public.label
LANGUAGE internal STABLE STRICT
AS $function$varcharrecv$function$;

-- create function public.label_send(public.label)  (after.yaml:28)
CREATE OR REPLACE FUNCTION public.label_send(public.label)
RETURNS bytea
LANGUAGE internal STABLE STRICT
AS $function$varcharsend$function$;

-- create base type public.label  (after.yaml:2)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'label' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'b') THEN
    CREATE TYPE public.label (
      INPUT = public.label_in,
      OUTPUT = public.label_out,
      RECEIVE = public.label_receive,
      SEND = public.label_send,
      TYPMOD_IN = pg_catalog.varchartypmodin,
      TYPMOD_OUT = pg_catalog.varchartypmodout,
      INTERNALLENGTH = VARIABLE,
      STORAGE = extended,
      CATEGORY = 'S',
      DEFAULT = 'none',
      COLLATABLE = true
    );
  END IF;
END
$schemadiff$;

-- create domain public.short_label  (after.yaml:37)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = 'short_label' AND t.typnamespace = pg_catalog.to_regnamespace('public') AND t.typtype = 'd') THEN
    CREATE DOMAIN public.short_label AS public.label(8);
  END IF;
END
$schemadiff$;

-- create comment on base type public.label  (after.yaml:3)
COMMENT ON TYPE public.label IS 'text of its own';

-- create owner of base type public.label  (after.yaml:4)
ALTER TYPE public.label OWNER TO postgres;

-- create grants on base type public.label  (after.yaml:5)
REVOKE USAGE ON TYPE public.label FROM PUBLIC;

-- create function public.label_out(public.label, integer)  (after.yaml:26)
CREATE OR REPLACE FUNCTION public.label_out(public.label, integer)
RETURNS text
LANGUAGE sql IMMUTABLE
RETURN $1::text;

-- create function public.p4_in(cstring)  (after.yaml:29)
CREATE OR REPLACE FUNCTION public.p4_in(cstring)
RETURNS public."Point 4"
LANGUAGE internal IMMUTABLE STRICT
AS $function$point_in$function$;

-- create function public.p4_out(public."Point 4")  (after.yaml:30)
CREATE OR REPLACE FUNCTION public.p4_out(public."Point 4")
RETURNS cstring
LANGUAGE internal IMMUTABLE STRICT
AS $function$point_out$function$;

-- create base type public.Point 4  (after.yaml:16)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'Point 4' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'b') THEN
    CREATE TYPE public."Point 4" (
      INPUT = public.p4_in,
      OUTPUT = public.p4_out,
      SUBSCRIPT = pg_catalog.raw_array_subscript_handler,
      INTERNALLENGTH = 16,
      ELEMENT = real,
      DELIMITER = ';'
    );
  END IF;
END
$schemadiff$;

-- create function public.small_in(cstring)  (after.yaml:31)
CREATE OR REPLACE FUNCTION public.small_in(cstring)
RETURNS public.small
LANGUAGE internal IMMUTABLE STRICT
AS $function$int4in$function$;

-- create function public.small_out(public.small)  (after.yaml:32)
CREATE OR REPLACE FUNCTION public.small_out(public.small)
RETURNS cstring
LANGUAGE internal IMMUTABLE STRICT
AS $function$int4out$function$;

-- create base type public.small  (after.yaml:22)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'small' AND typnamespace = pg_catalog.to_regnamespace('public') AND typtype = 'b') THEN
    CREATE TYPE public.small (
      INPUT = public.small_in,
      OUTPUT = public.small_out,
      INTERNALLENGTH = 4,
      PASSEDBYVALUE,
      CATEGORY = 'x',
      PREFERRED = true
    );
  END IF;
END
$schemadiff$;

-- create column public.t.label; create column public.t.labels; create column public.t.short; create column public.t.size; create column public.t.at  (after.yaml:42)
ALTER TABLE public.t
  ADD COLUMN IF NOT EXISTS label public.label(20) DEFAULT 'new'::public.label,
  ADD COLUMN IF NOT EXISTS labels public.label[],
  ADD COLUMN IF NOT EXISTS short public.short_label,
  ADD COLUMN IF NOT EXISTS size public.small DEFAULT '4',
  ADD COLUMN IF NOT EXISTS at public."Point 4";

-- create function public.small_eq(public.small, public.small)  (after.yaml:33)
CREATE OR REPLACE FUNCTION public.small_eq(public.small, public.small)
RETURNS boolean
LANGUAGE internal IMMUTABLE STRICT
AS $function$int4eq$function$;

-- create operator public.=(public.small, public.small)  (after.yaml:35)
DO $schemadiff$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oid = pg_catalog.to_regoperator('public.=(public.small, public.small)') AND oprcode <> 0) THEN
    CREATE OPERATOR public.= (
      FUNCTION = public.small_eq,
      LEFTARG = public.small,
      RIGHTARG = public.small,
      COMMUTATOR = OPERATOR(public.=)
    );
  END IF;
END
$schemadiff$;

-- create check public.t.size_known  (after.yaml:48)
DO $schemadiff$
BEGIN
  IF (SELECT relkind IN ('r', 'p') AND pg_catalog.has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('public.t')) THEN
    LOCK TABLE ONLY public.t IN ACCESS EXCLUSIVE MODE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
         WHERE c.conrelid = pg_catalog.to_regclass('public.t') AND c.conname = 'size_known' AND c.conparentid = 0
         AND c.contype = 'c') THEN
    ALTER TABLE public.t ADD CONSTRAINT size_known CHECK (size = '4'::public.small);
  END IF;
END
$schemadiff$;

-- create view public.v  (after.yaml:50)
CREATE OR REPLACE VIEW public.v AS
SELECT public.label_out(t.label, 1) AS label, t.size FROM public.t;

COMMIT;
