-- Indexes as raw columns of pg_index; expensive columns are computed only if they can have a value.
SELECT
    i.indexrelid, i.indrelid,
    x.relname, x.relnamespace, x.reloptions, x.reltablespace, am.amname,
    (i.indkey::smallint[])[0 : i.indnkeyatts - 1] AS keys,
    (i.indoption::smallint[])[0 : i.indnkeyatts - 1] AS orders,
    CASE WHEN i.indnatts > i.indnkeyatts
        THEN (i.indkey::smallint[])[i.indnkeyatts : i.indnatts - 1] END AS include,
    o.collations, o.opclasses, o.opclass_options,
    CASE WHEN i.indexprs IS NOT NULL THEN pg_get_expr(i.indexprs, i.indrelid) END AS expressions,
    -- Only expression columns can have a statistics target.
    CASE WHEN i.indexprs IS NOT NULL THEN (
        SELECT array_agg(t.attnum::text || '=' || t.attstattarget::text ORDER BY t.attnum)
        FROM pg_attribute AS t
        WHERE t.attrelid = i.indexrelid AND t.attstattarget >= 0
    ) END AS statistics,
    CASE WHEN o.doubtful THEN pg_get_indexdef(i.indexrelid) END AS definition,
    CASE WHEN i.indpred IS NOT NULL THEN pg_get_expr(i.indpred, i.indrelid) END AS predicate,
    i.indisunique, i.indisprimary, i.indisexclusion, i.indisclustered, i.indisreplident,
    i.indnullsnotdistinct, -- [15-]
    s.spcname,
    nullif(x.relispartition, FALSE) AS clone,
    nullif(x.relkind = 'I', FALSE) AS partitioned,
    nullif(NOT i.indisvalid, FALSE) AS invalid
FROM pg_index AS i
JOIN pg_class AS x ON x.oid = i.indexrelid
JOIN pg_am AS am ON am.oid = x.relam
LEFT JOIN pg_tablespace AS s ON s.oid = x.reltablespace
LEFT JOIN (
    -- include _index_keys.sql
) AS o ON o.indexrelid = i.indexrelid
WHERE (i.indisvalid OR NOT x.relispartition)
  AND x.relnamespace = ANY(%(schemas)s::oid[])
