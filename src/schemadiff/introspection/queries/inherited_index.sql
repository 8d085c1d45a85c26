-- [where relation I]
-- The indexes that partitions inherit, each by the name of the declared index: that of the topmost parent. Of the index
-- of a key of the partition's own (k), all but the name is the key's.
SELECT
    i.indrelid AS _parent_oid,
    root.relname AS _name,
    x.relname AS name,
    CASE WHEN k.oid IS NULL THEN s.spcname END AS tablespace,
    CASE WHEN x.relkind = 'i' AND k.oid IS NULL THEN x.reloptions END AS options,
    i.indisclustered AND k.oid IS NULL AS cluster,
    i.indisreplident AND k.oid IS NULL AS replica_identity,
    CASE WHEN i.indexprs IS NOT NULL THEN (
        SELECT array_agg(t.attnum::text || '=' || t.attstattarget::text ORDER BY t.attnum)
        FROM pg_attribute AS t
        WHERE t.attrelid = i.indexrelid AND t.attstattarget >= 0
    ) END AS statistics,
    CASE WHEN k.oid IS NULL THEN d.description END AS comment,
    CASE WHEN k.oid IS NULL THEN m.extensions END AS depends_on_extensions,
    ARRAY(
        SELECT a.attname FROM pg_attribute AS a WHERE a.attrelid = i.indexrelid ORDER BY a.attnum
    )::text[] AS "_hint.columns"
FROM pg_index AS i
JOIN pg_class AS x ON x.oid = i.indexrelid AND x.relispartition
JOIN pg_class AS root ON root.oid = pg_partition_root(i.indexrelid)
LEFT JOIN pg_constraint AS k
    ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u') AND k.conparentid = 0
LEFT JOIN pg_tablespace AS s ON s.oid = x.reltablespace
LEFT JOIN pg_description AS d ON d.classoid = 'pg_class'::regclass AND d.objoid = i.indexrelid AND d.objsubid = 0
LEFT JOIN (
    -- include _marks.sql
) AS m ON m.classid = 'pg_class'::regclass AND m.objid = i.indexrelid
WHERE i.indisvalid
  AND x.relnamespace = ANY(%(schemas)s::oid[])
