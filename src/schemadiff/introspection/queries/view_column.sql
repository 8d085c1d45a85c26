-- [where relation v, relation m]
-- Only columns with properties: they are no objects of their own, and other objects depend on the view.
SELECT
    a.attrelid AS _parent_oid,
    a.attname AS _name,
    a.attnum AS _part,
    e.oid AS _oid,
    d.description AS comment,
    nullif(CASE WHEN c.relkind = 'm' THEN a.attstattarget END, -1) AS statistics,
    CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
    CASE WHEN a.attstorage <> t.typstorage THEN
        CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'm' THEN 'main' WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' END
    END AS storage,
    CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'm' THEN 'main' WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' END
        AS "_hint.own_storage",
    a.attoptions AS options,
    pg_get_expr(e.adbin, 0) AS "default"
FROM (
    SELECT t.objoid AS relid, t.objsubid AS attnum
    FROM pg_description AS t
    WHERE t.classoid = 'pg_class'::regclass AND t.objsubid > 0 AND t.objoid >= 16384
    UNION
    SELECT l.objoid, l.objsubid
    FROM pg_seclabel AS l
    WHERE l.classoid = 'pg_class'::regclass AND l.objsubid > 0
    UNION
    SELECT m.oid, b.attnum
    FROM pg_class AS m
    JOIN pg_attribute AS b ON b.attrelid = m.oid AND b.attnum > 0 AND NOT b.attisdropped
    JOIN pg_type AS y ON y.oid = b.atttypid
    WHERE m.relkind = 'm'
      AND (b.attcompression <> '' OR b.attstattarget <> -1 OR b.attstorage <> y.typstorage OR b.attoptions IS NOT NULL)
    UNION
    SELECT f.adrelid, f.adnum
    FROM pg_rewrite AS r
    JOIN pg_attrdef AS f ON f.adrelid = r.ev_class
    WHERE r.rulename = '_RETURN' AND r.oid >= 16384
) AS said
JOIN pg_class AS c ON c.oid = said.relid AND c.relkind IN ('v', 'm') AND c.relnamespace = ANY(%(schemas)s::oid[])
JOIN pg_attribute AS a ON a.attrelid = said.relid AND a.attnum = said.attnum
JOIN pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef AS e ON e.adrelid = said.relid AND e.adnum = said.attnum
LEFT JOIN pg_description AS d
    ON d.classoid = 'pg_class'::regclass AND d.objoid = said.relid AND d.objsubid = said.attnum
