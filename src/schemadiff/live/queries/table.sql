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
    -- An identity whose index is gone works as NOTHING does (ALTER TABLE, "REPLICA IDENTITY").
    CASE c.relreplident
        WHEN 'f' THEN 'full'
        WHEN 'n' THEN 'nothing'
        WHEN 'i' THEN CASE WHEN NOT EXISTS (
            SELECT FROM pg_index AS i WHERE i.indrelid = c.oid AND i.indisreplident
        ) THEN 'nothing' END
    END AS replica_identity
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_class AS toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
LEFT JOIN pg_am AS am ON am.oid = c.relam
LEFT JOIN pg_tablespace AS s ON s.oid = c.reltablespace
WHERE c.relkind = 'r'
  AND NOT c.relispartition
  AND c.reloftype = 0
  AND c.relnamespace = ANY(%(schemas)s::oid[])
  AND c.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_class'::regclass
  )
  AND c.oid NOT IN (SELECT i.inhrelid FROM pg_inherits AS i)
