-- [where relation m]
SELECT
    ARRAY[n.nspname, c.relname]::text[] AS _path,
    c.oid AS _oid,
    rtrim(btrim(pg_get_viewdef(c.oid), E' \t\n'), E'; \t\n') AS query,
    CASE
        WHEN toast.reloptions IS NULL THEN c.reloptions
        ELSE c.reloptions || ARRAY(SELECT 'toast.' || o.text FROM unnest(toast.reloptions) AS o (text))
    END AS options,
    m.amname AS access_method,
    s.spcname AS tablespace,
    CASE WHEN NOT c.relispopulated THEN FALSE END AS "_hint.with_data",
    ARRAY(
        SELECT ARRAY[a.attname::text, format_type(a.atttypid, a.atttypmod)]
        FROM pg_attribute AS a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attnum
    ) AS "_hint.result",
    ARRAY(
        SELECT ARRAY[
            a.attname::text,
            CASE (SELECT t.typstorage FROM pg_type AS t WHERE t.oid = a.atttypid)
                WHEN 'p' THEN 'plain' WHEN 'm' THEN 'main' WHEN 'e' THEN 'external' ELSE 'extended' END
        ]
        FROM pg_attribute AS a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attnum
    ) AS "_hint.storages"
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_am AS m ON m.oid = c.relam
LEFT JOIN pg_class AS toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
LEFT JOIN pg_tablespace AS s ON s.oid = c.reltablespace
WHERE c.relkind = 'm'
  AND c.relnamespace = ANY(%(schemas)s::oid[])
  AND c.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_class'::regclass
  )
