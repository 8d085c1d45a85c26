-- [where relation f]
SELECT
    ARRAY[n.nspname, c.relname]::text[] AS _path,
    c.oid AS _oid,
    s.srvname AS server,
    f.ftoptions AS options,
    (
        SELECT array_agg(ARRAY[an.nspname, a.relname]::text[] ORDER BY h.inhseqno)
        FROM pg_inherits AS h
        JOIN pg_class AS a ON a.oid = h.inhparent
        JOIN pg_namespace AS an ON an.oid = a.relnamespace
        WHERE h.inhrelid = c.oid AND NOT c.relispartition
    ) AS inherits,
    CASE WHEN c.relispartition THEN (
        SELECT ARRAY[(SELECT an.nspname FROM pg_namespace AS an WHERE an.oid = a.relnamespace), a.relname]::text[]
        FROM pg_class AS a
        WHERE a.oid = (SELECT h.inhparent FROM pg_inherits AS h WHERE h.inhrelid = c.oid)
    ) END AS partition_of,
    CASE WHEN c.relispartition AND c.oid IN ( -- [18-]
        SELECT above.conrelid -- [18-]
        FROM ( -- [18-]
            -- include _not_null_above.sql
        ) AS above -- [18-]
        WHERE above.every AND above.apart -- [18-]
    ) THEN TRUE END AS own_not_null_names, -- [18-]
    CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS values
FROM pg_foreign_table AS f
JOIN pg_class AS c ON c.oid = f.ftrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_foreign_server AS s ON s.oid = f.ftserver
WHERE c.relnamespace = ANY(%(schemas)s::oid[])
  AND c.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_class'::regclass
  )
