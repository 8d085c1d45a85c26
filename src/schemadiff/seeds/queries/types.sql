-- What the server knows of types: whether they are arrays, the operator by which their values are equal, the checks that
-- making a value of them runs, and the same type without its domains (null where those stand inside of rows and ranges).
WITH RECURSIVE base AS (
    SELECT w.name, to_regtype(w.name)::oid AS oid, false AS is_array, 0 AS depth
    FROM unnest(%(types)s::text[]) AS w (name)
    UNION ALL
    SELECT
        b.name,
        CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.typelem END,
        b.is_array OR t.typtype <> 'd',
        b.depth + 1
    FROM base AS b
    JOIN pg_type AS t ON t.oid = b.oid
    WHERE t.typtype = 'd' OR (t.typcategory = 'A' AND t.typelem <> 0)
),
parts AS (
    SELECT w.name, to_regtype(w.name)::oid AS oid
    FROM unnest(%(types)s::text[]) AS w (name)
    UNION
    SELECT p.name, x.oid
    FROM parts AS p
    CROSS JOIN LATERAL (
        SELECT unnest(ARRAY[t.typbasetype, CASE WHEN t.typcategory = 'A' THEN t.typelem END]) AS oid
        FROM pg_type AS t WHERE t.oid = p.oid
        UNION ALL
        SELECT a.atttypid
        FROM pg_type AS t
        JOIN pg_attribute AS a ON a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE t.oid = p.oid AND t.typtype = 'c'
        UNION ALL
        SELECT r.rngsubtype FROM pg_range AS r WHERE p.oid IN (r.rngtypid, r.rngmultitypid)
    ) AS x
    WHERE x.oid <> 0
),
bare AS (
    SELECT w.name, to_regtype(w.name)::oid AS oid, -1 AS modifier, '' AS suffix
    FROM unnest(%(types)s::text[]) AS w (name)
    UNION ALL
    SELECT
        b.name,
        CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.typelem END,
        CASE t.typtype WHEN 'd' THEN t.typtypmod ELSE b.modifier END,
        CASE t.typtype WHEN 'd' THEN b.suffix ELSE '[]' END
    FROM bare AS b
    JOIN pg_type AS t ON t.oid = b.oid
    WHERE t.typtype = 'd' OR (t.typcategory = 'A' AND t.typelem <> 0)
),
leaf AS (
    SELECT DISTINCT ON (name) name, oid, is_array FROM base ORDER BY name, depth DESC
)
SELECT
    l.name,
    t.oid IS NOT NULL,
    l.is_array,
    n.nspname::text || '.' || t.typname::text,
    CASE WHEN l.is_array OR t.typtype IN ('e', 'r', 'm') THEN 'pg_catalog' ELSE o.schema END,
    CASE
        WHEN t.typtype IN ('e', 'r', 'm') THEN '='
        WHEN l.is_array AND o.name IS NOT NULL THEN '='
        ELSE o.name
    END,
    ARRAY(
        SELECT pg_get_expr(k.conbin, 0)
        FROM parts AS p
        JOIN pg_constraint AS k ON k.contypid = p.oid AND k.contype = 'c'
        WHERE p.name = l.name
    ),
    (
        SELECT format_type(b.oid, b.modifier) || b.suffix
        FROM bare AS b
        JOIN pg_type AS y ON y.oid = b.oid
        WHERE b.name = l.name AND y.typtype IN ('b', 'e') AND NOT (y.typcategory = 'A' AND y.typelem <> 0)
    )
FROM leaf AS l
LEFT JOIN pg_type AS t ON t.oid = l.oid
LEFT JOIN pg_namespace AS n ON n.oid = t.typnamespace
LEFT JOIN LATERAL (
    SELECT os.nspname::text AS schema, op.oprname::text AS name
    FROM pg_opclass AS c
    JOIN pg_am AS am ON am.oid = c.opcmethod
    JOIN pg_amop AS ao
        ON ao.amopfamily = c.opcfamily AND ao.amoplefttype = c.opcintype AND ao.amoprighttype = c.opcintype
        AND ao.amopstrategy = CASE am.amname WHEN 'btree' THEN 3 ELSE 1 END
    JOIN pg_operator AS op ON op.oid = ao.amopopr
    JOIN pg_namespace AS os ON os.oid = op.oprnamespace
    WHERE am.amname IN ('btree', 'hash')
      AND c.opcdefault
      AND (
        c.opcintype = t.oid
        OR EXISTS (
            SELECT FROM pg_cast AS k
            WHERE t.typcategory IN ('S', 'I')
              AND k.castsource = t.oid AND k.casttarget = c.opcintype AND k.castmethod = 'b' AND k.castcontext = 'i'
        )
      )
    ORDER BY (c.opcintype = t.oid) DESC, am.amname
    LIMIT 1
) AS o ON true
