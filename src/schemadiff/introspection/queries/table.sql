-- [where relation r, relation p]
SELECT
    ARRAY[n.nspname, c.relname]::text[] AS _path,
    c.oid AS _oid,
    c.relpersistence = 'u' AS unlogged,
    CASE
        WHEN toast.reloptions IS NULL THEN c.reloptions
        ELSE c.reloptions || ARRAY(SELECT 'toast.' || o.text FROM unnest(toast.reloptions) AS o (text))
    END AS options,
    s.spcname AS tablespace,
    am.amname AS access_method,
    -- A replica identity whose index was dropped works like NOTHING (ALTER TABLE, "REPLICA IDENTITY").
    CASE c.relreplident
        WHEN 'f' THEN 'full'
        WHEN 'n' THEN 'nothing'
        WHEN 'i' THEN CASE WHEN NOT EXISTS (
            SELECT FROM pg_index AS i WHERE i.indrelid = c.oid AND i.indisreplident
        ) THEN 'nothing' END
    END AS replica_identity,
    CASE p.partstrat WHEN 'r' THEN 'range' WHEN 'l' THEN 'list' WHEN 'h' THEN 'hash' END AS partition_by,
    CASE WHEN p.partrelid IS NOT NULL THEN pg_get_partkeydef(c.oid) END AS "partition_key.partkey",
    i.inherits,
    CASE WHEN c.reloftype <> 0 THEN (
        SELECT ARRAY[tn.nspname, t.typname]::text[]
        FROM pg_type AS t
        JOIN pg_namespace AS tn ON tn.oid = t.typnamespace
        WHERE t.oid = c.reloftype
    ) END AS "of",
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
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_class AS toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
LEFT JOIN pg_partitioned_table AS p ON p.partrelid = c.oid
LEFT JOIN (
    SELECT h.inhrelid, array_agg(ARRAY[an.nspname, a.relname]::text[] ORDER BY h.inhseqno) AS inherits
    FROM pg_inherits AS h
    JOIN pg_class AS a ON a.oid = h.inhparent AND a.relkind IN ('r', 'f')
    JOIN pg_namespace AS an ON an.oid = a.relnamespace
    GROUP BY h.inhrelid
) AS i ON i.inhrelid = c.oid
LEFT JOIN pg_am AS am ON am.oid = c.relam
LEFT JOIN pg_tablespace AS s ON s.oid = c.reltablespace
WHERE c.relkind IN ('r', 'p')
  AND c.relnamespace = ANY(%(schemas)s::oid[])
  AND c.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_class'::regclass
  )
