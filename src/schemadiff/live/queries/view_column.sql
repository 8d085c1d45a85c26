-- Only the columns that something is said about: they are no objects of their own, and others rely on the view.
SELECT
    a.attrelid AS _parent_oid,
    a.attname AS _name,
    d.description AS comment,
    nullif(CASE WHEN c.relkind = 'm' THEN a.attstattarget END, -1) AS statistics,
    CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression
FROM (
    SELECT t.objoid AS relid, t.objsubid AS attnum
    FROM pg_description AS t
    WHERE t.classoid = 'pg_class'::regclass AND t.objsubid > 0 AND t.objoid >= 16384
    UNION
    SELECT m.oid, b.attnum
    FROM pg_class AS m
    JOIN pg_attribute AS b ON b.attrelid = m.oid AND b.attnum > 0 AND NOT b.attisdropped
    WHERE m.relkind = 'm' AND (b.attcompression <> '' OR b.attstattarget <> -1)
) AS said
JOIN pg_class AS c ON c.oid = said.relid AND c.relkind IN ('v', 'm') AND c.relnamespace = ANY(%(schemas)s::oid[])
JOIN pg_attribute AS a ON a.attrelid = said.relid AND a.attnum = said.attnum
LEFT JOIN pg_description AS d
    ON d.classoid = 'pg_class'::regclass AND d.objoid = said.relid AND d.objsubid = said.attnum
