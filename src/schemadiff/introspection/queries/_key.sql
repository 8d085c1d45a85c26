-- What primary keys and unique constraints have in common; conkey contains the numbers of columns without the included
-- ones. Constraints that partitions inherit have a conparentid.
SELECT
    k.contype,
    k.conrelid AS _parent_oid,
    k.conname AS _name,
    k.oid AS _oid,
    k.conrelid AS _relation,
    k.conkey AS columns,
    k.conperiod AS without_overlaps, -- [18-]
    CASE WHEN i.indnatts > i.indnkeyatts
        THEN (i.indkey::smallint[])[i.indnkeyatts : i.indnatts - 1] END AS include,
    i.indnullsnotdistinct AS nulls_not_distinct, -- [15-]
    k.condeferrable AS deferrable,
    k.condeferred AS initially_deferred,
    x.reloptions AS options,
    s.spcname AS tablespace,
    i.indisclustered AS cluster,
    i.indisreplident AS replica_identity,
    t.description AS index_comment,
    CASE WHEN k.conparentid <> 0 THEN TRUE END AS clone,
    nullif(x.relkind = 'I', FALSE) AS partitioned,
    -- A partition's own key on an inherited index is named after that index.
    CASE WHEN x.relispartition AND k.conparentid = 0 THEN (
        SELECT root.relname FROM pg_class AS root WHERE root.oid = pg_partition_root(x.oid)
    ) END AS part
FROM pg_constraint AS k
JOIN pg_index AS i ON i.indexrelid = k.conindid
JOIN pg_class AS x ON x.oid = k.conindid
LEFT JOIN pg_description AS t
    ON t.classoid = 'pg_class'::regclass AND t.objoid = k.conindid AND t.objsubid = 0 AND t.objoid >= 16384
LEFT JOIN pg_tablespace AS s ON s.oid = x.reltablespace
WHERE k.connamespace = ANY(%(schemas)s::oid[])
