-- The operator classes and collations that objects have, defaults included: of the keys of indexes, of exclusion
-- constraints and of partitioned tables, of the types of columns, domains and ranges.
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
    ) AS collations
FROM unnest(%(classes)s::oid[], %(objects)s::oid[], %(parts)s::integer[])
    WITH ORDINALITY AS a (class, object, part, number)
CROSS JOIN LATERAL (
    SELECT a.number, i.indclass::oid[] AS classes, i.indcollation::oid[] AS collations
    FROM pg_index AS i
    WHERE a.class = 'pg_class'::regclass AND a.part = 0 AND i.indexrelid = a.object
    UNION ALL
    SELECT a.number, i.indclass::oid[], i.indcollation::oid[]
    FROM pg_constraint AS k
    JOIN pg_index AS i ON i.indexrelid = k.conindid
    WHERE a.class = 'pg_constraint'::regclass AND k.oid = a.object
    UNION ALL
    SELECT a.number, p.partclass::oid[], p.partcollation::oid[]
    FROM pg_partitioned_table AS p
    WHERE a.class = 'pg_class'::regclass AND a.part = 0 AND p.partrelid = a.object
    UNION ALL
    SELECT a.number, NULL, ARRAY[c.attcollation]
    FROM pg_attribute AS c
    WHERE a.class = 'pg_class'::regclass AND a.part > 0 AND c.attrelid = a.object AND c.attnum = a.part
    UNION ALL
    SELECT a.number, ARRAY[r.rngsubopc], ARRAY[coalesce(r.rngcollation, t.typcollation)]
    FROM pg_type AS t
    LEFT JOIN pg_range AS r ON r.rngtypid = t.oid
    WHERE a.class = 'pg_type'::regclass AND t.oid = a.object
) AS h
