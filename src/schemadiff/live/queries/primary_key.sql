SELECT
    k._parent_oid, k._name, k._oid, k._relation, k.columns, k.include,
    k.deferrable, k.initially_deferred, k.options, k.tablespace,
    k.cluster, k.replica_identity
FROM (
    -- include _key.sql
) AS k
WHERE k.contype = 'p'
