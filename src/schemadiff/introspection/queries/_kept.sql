-- The operator classes and collations that objects have, defaults included: of the keys of indexes, of exclusion
-- constraints and of partitioned tables, of the types of columns, domains and ranges. Of exclusion constraints also the
-- schemas of those operators that their signs alone mean where names are looked up in pg_catalog and these schemas: the
-- first for exactly the keys' type, or the only one (oper in parse_oper.c).
SELECT
    h.number,
    ARRAY(
        SELECT CASE WHEN c.opcnamespace <> 'pg_catalog'::regnamespace
            THEN (SELECT quote_ident(n.nspname) || '.' FROM pg_namespace AS n WHERE n.oid = c.opcnamespace)
            ELSE ''
        END || quote_ident(c.opcname)
        FROM unnest(h.classes) WITH ORDINALITY AS u (class, place)
        LEFT JOIN pg_opclass AS c ON c.oid = u.class
        ORDER BY u.place
    ) AS classes,
    ARRAY(
        SELECT CASE WHEN c.collnamespace <> 'pg_catalog'::regnamespace
            THEN (SELECT quote_ident(n.nspname) || '.' FROM pg_namespace AS n WHERE n.oid = c.collnamespace)
            ELSE ''
        END || quote_ident(c.collname)
        FROM unnest(h.collations) WITH ORDINALITY AS u (coll, place)
        LEFT JOIN pg_collation AS c ON c.oid = u.coll
        ORDER BY u.place
    ) AS collations,
    ARRAY(
        SELECT CASE WHEN own.schema = meant.schema THEN own.schema END
        FROM unnest(h.operators, h.classes) WITH ORDINALITY AS u (operator, class, place)
        JOIN pg_opclass AS c ON c.oid = u.class
        CROSS JOIN LATERAL (
            SELECT o.oprname, n.nspname::text AS schema
            FROM pg_operator AS o JOIN pg_namespace AS n ON n.oid = o.oprnamespace
            WHERE o.oid = u.operator
        ) AS own
        LEFT JOIN LATERAL (
            SELECT
                coalesce(
                    (array_agg(s.name ORDER BY s.place)
                        FILTER (WHERE o.oprleft = c.opcintype AND o.oprright = c.opcintype))[1],
                    CASE WHEN count(DISTINCT s.name) = 1 THEN min(s.name) END
                ) AS schema
            FROM unnest('pg_catalog'::text || h.path) WITH ORDINALITY AS s (name, place)
            JOIN pg_namespace AS n ON n.nspname = s.name
            JOIN pg_operator AS o ON o.oprnamespace = n.oid AND o.oprname = own.oprname
        ) AS meant ON true
        ORDER BY u.place
    ) AS operators
FROM (
    SELECT
        a.class, a.object, a.part, a.number,
        ARRAY(
            SELECT s FROM jsonb_array_elements_text(a.path::jsonb) WITH ORDINALITY AS p (s, place) ORDER BY p.place
        ) AS path
    FROM unnest(%(classes)s::oid[], %(objects)s::oid[], %(parts)s::integer[], %(paths)s::text[])
        WITH ORDINALITY AS a (class, object, part, path, number)
) AS a
CROSS JOIN LATERAL (
    SELECT a.number, i.indclass::oid[] AS classes, i.indcollation::oid[] AS collations, NULL::oid[] AS operators, a.path
    FROM pg_index AS i
    WHERE a.class = 'pg_class'::regclass AND a.part = 0 AND i.indexrelid = a.object
    UNION ALL
    SELECT a.number, i.indclass::oid[], i.indcollation::oid[], k.conexclop, a.path
    FROM pg_constraint AS k
    JOIN pg_index AS i ON i.indexrelid = k.conindid
    WHERE a.class = 'pg_constraint'::regclass AND k.oid = a.object
    UNION ALL
    SELECT a.number, p.partclass::oid[], p.partcollation::oid[], NULL, NULL
    FROM pg_partitioned_table AS p
    WHERE a.class = 'pg_class'::regclass AND a.part = 0 AND p.partrelid = a.object
    UNION ALL
    SELECT a.number, NULL, ARRAY[c.attcollation], NULL, NULL
    FROM pg_attribute AS c
    WHERE a.class = 'pg_class'::regclass AND a.part > 0 AND c.attrelid = a.object AND c.attnum = a.part
    UNION ALL
    SELECT a.number, ARRAY[r.rngsubopc], ARRAY[coalesce(r.rngcollation, t.typcollation)], NULL, NULL
    FROM pg_type AS t
    LEFT JOIN pg_range AS r ON r.rngtypid = t.oid
    WHERE a.class = 'pg_type'::regclass AND t.oid = a.object
) AS h
