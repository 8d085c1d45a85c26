-- [where constraint x]
SELECT
    k.conrelid AS _parent_oid,
    k.conname AS _name,
    k.oid AS _oid,
    k.conrelid AS _relation,
    i.keys AS "elements.number",
    i.orders AS "elements.order",
    i.collations AS "elements.collation",
    i.opclasses AS "elements.opclass",
    i.opclass_options AS "elements.opclass_options",
    i.expressions AS "elements.expressions",
    i.definition AS "elements.definition",
    ARRAY(
        SELECT
            CASE WHEN o.oprnamespace <> 'pg_catalog'::regnamespace
                THEN (SELECT quote_ident(n.nspname) || '.' FROM pg_namespace AS n WHERE n.oid = o.oprnamespace)
                ELSE ''
            END || o.oprname
        FROM unnest(k.conexclop) WITH ORDINALITY AS u (operator, place)
        JOIN pg_operator AS o ON o.oid = u.operator
        ORDER BY u.place
    ) AS "elements.operator",
    i.amname AS method,
    i.include AS include,
    i.predicate AS where,
    k.condeferrable AS deferrable,
    k.condeferred AS initially_deferred,
    i.reloptions AS options,
    i.spcname AS tablespace,
    i.indisclustered AS cluster,
    i.statistics,
    t.description AS index_comment,
    i.clone AS "_hint.clone",
    i.partitioned AS "_hint.partitioned"
FROM pg_constraint AS k
JOIN (
    -- include _indexes.sql
) AS i ON i.indexrelid = k.conindid
LEFT JOIN pg_description AS t ON t.classoid = 'pg_class'::regclass AND t.objoid = k.conindid AND t.objsubid = 0
WHERE k.contype = 'x'
  AND k.connamespace = ANY(%(schemas)s::oid[])
