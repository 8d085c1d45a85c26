-- [where publication table]
-- Tables of every schema: a publication belongs to the database.
SELECT
    'pg_publication'::regclass::oid AS _parent_classid,
    r.prpubid AS _parent_oid,
    quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS _name,
    r.oid AS _oid,
    CASE WHEN r.prattrs IS NOT NULL THEN ARRAY( -- [15-]
        SELECT a.attname::text -- [15-]
        FROM pg_attribute AS a -- [15-]
        WHERE a.attrelid = r.prrelid AND a.attnum = ANY(r.prattrs) -- [15-]
        ORDER BY a.attname COLLATE "C" -- [15-]
    ) END AS columns, -- [15-]
    pg_get_expr(r.prqual, r.prrelid) AS where, -- [15-]
    ARRAY[n.nspname, c.relname]::text[] AS relation
FROM pg_publication_rel AS r
JOIN pg_class AS c ON c.oid = r.prrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
ORDER BY r.prpubid
