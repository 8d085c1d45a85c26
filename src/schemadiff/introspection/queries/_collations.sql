-- The collations that types have by themselves; null for a type that has none, and no row for one that is not there.
SELECT
    a.name,
    CASE WHEN c.collnamespace <> 'pg_catalog'::regnamespace
        THEN (SELECT quote_ident(n.nspname) || '.' FROM pg_namespace AS n WHERE n.oid = c.collnamespace)
        ELSE ''
    END || quote_ident(c.collname) AS collation
FROM unnest(%(types)s::text[]) AS a (name)
JOIN pg_type AS t ON t.oid = to_regtype(a.name)
LEFT JOIN pg_collation AS c ON c.oid = t.typcollation
