-- [where constraint p]
SELECT
    k._parent_oid, k._name, k._oid, k._relation, k.columns,
    k.without_overlaps, -- [18-]
    k.include,
    k.deferrable, k.initially_deferred, k.options, k.tablespace,
    k.cluster, k.replica_identity, k.index_comment, k.clone AS "_hint.clone", k.partitioned AS "_hint.partitioned",
    k.part AS "_hint.part"
FROM (
    -- include _key.sql
) AS k
WHERE k.contype = 'p'
