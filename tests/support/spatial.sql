-- Something like PostGIS: types with modifiers that are words, indexes, casts, aggregates, a table and a view.
SET search_path = public;
CREATE TYPE geometry;
CREATE TYPE geography;
CREATE TYPE box2df;
CREATE TYPE modifiers AS ENUM ('(Point,4326)', '(Polygon,3857)', '(Point)');
CREATE FUNCTION geometry_in(cstring) RETURNS geometry LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION geometry_out(geometry) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION geography_in(cstring, oid, integer) RETURNS geography LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION geography_out(geography) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION box2df_in(cstring) RETURNS box2df LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION box2df_out(box2df) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
CREATE FUNCTION geometry_typmod_in(cstring[]) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS
    $$SELECT oid::int4 FROM pg_catalog.pg_enum WHERE lower(enumlabel) = lower('(' || array_to_string($1, ',') || ')') LIMIT 1$$;
CREATE FUNCTION geometry_typmod_out(integer) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'enum_out';
CREATE TYPE geometry (INPUT = geometry_in, OUTPUT = geometry_out, TYPMOD_IN = geometry_typmod_in,
    TYPMOD_OUT = geometry_typmod_out, INTERNALLENGTH = variable, ALIGNMENT = double, STORAGE = main);
CREATE TYPE geography (INPUT = geography_in, OUTPUT = geography_out, TYPMOD_IN = geometry_typmod_in,
    TYPMOD_OUT = geometry_typmod_out, INTERNALLENGTH = variable, ALIGNMENT = double, STORAGE = main);
CREATE TYPE box2df (INPUT = box2df_in, OUTPUT = box2df_out, INTERNALLENGTH = 16);
CREATE TYPE geometry_dump AS (path integer[], geom geometry);
CREATE DOMAIN valid_id AS integer CHECK (VALUE > 0);

CREATE FUNCTION geometry(geometry, integer, boolean) RETURNS geometry LANGUAGE internal IMMUTABLE STRICT AS 'shell_in';
CREATE FUNCTION geography(geometry) RETURNS geography LANGUAGE internal IMMUTABLE STRICT AS 'shell_in';
CREATE FUNCTION geometry(text) RETURNS geometry LANGUAGE internal IMMUTABLE STRICT AS 'shell_in';
CREATE FUNCTION bytea(geometry) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'shell_in';
CREATE CAST (geometry AS geometry) WITH FUNCTION geometry(geometry, integer, boolean) AS IMPLICIT;
CREATE CAST (geometry AS geography) WITH FUNCTION geography(geometry) AS IMPLICIT;
CREATE CAST (text AS geometry) WITH FUNCTION geometry(text) AS IMPLICIT;
CREATE CAST (geometry AS bytea) WITH FUNCTION bytea(geometry) AS IMPLICIT;

CREATE FUNCTION st_point(float8, float8, srid integer DEFAULT 4326) RETURNS geometry
    LANGUAGE internal IMMUTABLE STRICT AS 'shell_in';
CREATE FUNCTION st_isvalid(geometry) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'shell_in';
CREATE FUNCTION st_area(geometry) RETURNS float8 LANGUAGE internal IMMUTABLE STRICT AS 'shell_in';
CREATE FUNCTION st_dump(geometry) RETURNS SETOF geometry_dump LANGUAGE internal IMMUTABLE STRICT AS 'shell_in';
CREATE FUNCTION overlaps(geometry, geometry) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'shell_in';
CREATE FUNCTION distance(geometry, geometry) RETURNS float8 LANGUAGE internal IMMUTABLE STRICT AS 'shell_in';
CREATE FUNCTION st_dwithin(geometry, geometry, float8) RETURNS boolean LANGUAGE sql IMMUTABLE AS
    'SELECT public.distance($1, $2) < $3';
CREATE FUNCTION estimated(internal, oid, internal, integer) RETURNS float8 LANGUAGE internal STRICT AS 'areasel';
CREATE OPERATOR && (LEFTARG = geometry, RIGHTARG = geometry, FUNCTION = overlaps, COMMUTATOR = &&, RESTRICT = estimated);
CREATE OPERATOR <-> (LEFTARG = geometry, RIGHTARG = geometry, FUNCTION = distance, COMMUTATOR = <->);

CREATE FUNCTION state(internal, geometry) RETURNS internal LANGUAGE internal AS 'shell_in';
CREATE FUNCTION final(internal) RETURNS geometry LANGUAGE internal AS 'shell_in';
CREATE AGGREGATE st_union(geometry) (SFUNC = state, STYPE = internal, FINALFUNC = final);

CREATE FUNCTION consistent(internal, geometry, smallint, oid, internal) RETURNS boolean LANGUAGE internal AS 'shell_in';
CREATE FUNCTION compress(internal) RETURNS internal LANGUAGE internal AS 'shell_in';
CREATE FUNCTION unite(internal, internal) RETURNS box2df LANGUAGE internal AS 'shell_in';
CREATE FUNCTION penalty(internal, internal, internal) RETURNS internal LANGUAGE internal AS 'shell_in';
CREATE FUNCTION same(internal, internal, internal) RETURNS internal LANGUAGE internal AS 'shell_in';
CREATE OPERATOR CLASS gist_geometry_ops_2d DEFAULT FOR TYPE geometry USING gist AS
    STORAGE box2df, OPERATOR 3 &&, OPERATOR 13 <-> FOR ORDER BY pg_catalog.float_ops,
    FUNCTION 1 consistent(internal, geometry, smallint, oid, internal), FUNCTION 2 unite(internal, internal),
    FUNCTION 3 compress(internal), FUNCTION 5 penalty(internal, internal, internal),
    FUNCTION 6 unite(internal, internal), FUNCTION 7 same(internal, internal, internal);
CREATE FUNCTION added(internal, internal, internal, internal) RETURNS boolean LANGUAGE internal AS 'shell_in';
CREATE OPERATOR CLASS brin_geometry_ops DEFAULT FOR TYPE geometry USING brin AS
    STORAGE box2df, OPERATOR 3 &&, FUNCTION 1 brin_inclusion_opcinfo(internal), FUNCTION 2 added,
    FUNCTION 3 brin_inclusion_consistent(internal, internal, internal),
    FUNCTION 4 brin_inclusion_union(internal, internal, internal), FUNCTION 11 unite(internal, internal);
CREATE OPERATOR CLASS spgist_geometry_ops DEFAULT FOR TYPE geometry USING spgist AS
    OPERATOR 3 &&, FUNCTION 1 same(internal, internal, internal), FUNCTION 2 compress(internal),
    FUNCTION 3 compress(internal), FUNCTION 4 compress(internal), FUNCTION 5 compress(internal);

CREATE FUNCTION tree_handler(internal) RETURNS index_am_handler LANGUAGE internal AS 'ginhandler';
CREATE ACCESS METHOD tree TYPE INDEX HANDLER tree_handler;
CREATE OPERATOR CLASS tree_geometry_ops FOR TYPE geometry USING tree AS
    OPERATOR 1 &&, FUNCTION 2 compress(internal), FUNCTION 3 compress(internal);

CREATE TABLE spatial_ref_sys (srid integer PRIMARY KEY, srtext varchar(2048), CHECK (srid > 0));
CREATE VIEW geometry_columns AS
    SELECT n.nspname AS f_table_schema, a.atttypid::regtype::text AS type FROM pg_catalog.pg_attribute a
    JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace;
