-- [where default]
-- A default names no column of its table, so pg_get_expr needs no relation, which halves its cost.
SELECT
    'pg_class'::regclass::oid AS _parent_classid,
    d.adrelid AS _parent_oid,
    d.adnum AS _parent_subid,
    d.oid AS _oid,
    pg_get_expr(d.adbin, 0) AS expression
FROM pg_attrdef AS d
JOIN (
    -- include _tables.sql
) AS c ON c.oid = d.adrelid
JOIN pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum AND a.attgenerated = ''
