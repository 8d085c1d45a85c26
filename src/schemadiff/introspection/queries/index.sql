-- [where relation i, relation I]
SELECT
    i.indrelid AS _parent_oid,
    i.relname AS _name,
    i.indexrelid AS _oid,
    i.indrelid AS _relation,
    i.keys AS "columns.number",
    i.orders AS "columns.order",
    i.collations AS "columns.collation",
    i.opclasses AS "columns.opclass",
    i.opclass_options AS "columns.opclass_options",
    i.expressions AS "columns.expressions",
    i.definition AS "columns.definition",
    i.indisunique AS unique,
    i.amname AS method,
    i.include AS include,
    i.predicate AS where,
    i.indnullsnotdistinct AS nulls_not_distinct, -- [15-]
    i.reloptions AS options,
    i.spcname AS tablespace,
    i.indisclustered AS cluster,
    i.indisreplident AS replica_identity,
    i.statistics,
    i.invalid,
    i.clone AS "_hint.clone",
    i.partitioned AS "_hint.partitioned"
FROM (
    -- include _indexes.sql
) AS i
WHERE NOT i.indisprimary
  AND NOT i.indisexclusion
  AND NOT (
    i.indisunique
    AND i.indexrelid IN (SELECT k.conindid FROM pg_constraint AS k WHERE k.contype = 'u')
  )
