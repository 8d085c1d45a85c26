-- [where statistics]
-- The expressions follow the columns: a zero stands for each (_index_keys.sql reads those of an index alike).
SELECT
    s.stxrelid AS _parent_oid,
    sn.nspname AS _schema,
    s.stxname AS _name,
    s.oid AS _oid,
    s.stxrelid AS _relation,
    ARRAY(SELECT unnest(s.stxkeys)) || array_fill(0::smallint, ARRAY[e.count]) AS "columns.number",
    array_fill(0::smallint, ARRAY[cardinality(s.stxkeys::smallint[]) + e.count]) AS "columns.order",
    NULL AS "columns.collation",
    NULL AS "columns.opclass",
    NULL AS "columns.opclass_options",
    pg_get_expr(s.stxexprs, s.stxrelid) AS "columns.expressions",
    NULL AS "columns.definition",
    CASE WHEN s.stxkind && '{d,f,m}'::"char"[] AND NOT s.stxkind @> '{d,f,m}'::"char"[] THEN ARRAY(
        SELECT CASE k.kind WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END
        FROM unnest(s.stxkind) AS k (kind)
        WHERE k.kind <> 'e'
    ) END AS kinds,
    nullif(s.stxstattarget, -1) AS target
FROM pg_statistic_ext AS s
JOIN pg_class AS c ON c.oid = s.stxrelid
JOIN pg_namespace AS sn ON sn.oid = s.stxnamespace
CROSS JOIN LATERAL (
    SELECT CASE WHEN s.stxexprs IS NULL THEN 0
        ELSE cardinality(pg_get_statisticsobjdef_expressions(s.oid)) END AS count
) AS e
WHERE c.relnamespace = ANY(%(schemas)s::oid[])
