-- [where policy]
SELECT
    p.polrelid AS _parent_oid,
    p.polname AS _name,
    p.oid AS _oid,
    CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END AS "as",
    CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' END AS "for",
    CASE WHEN p.polroles <> '{0}' THEN ARRAY(
        SELECT pg_get_userbyid(r.oid)::text AS rolname
        FROM unnest(p.polroles) AS r (oid)
        ORDER BY rolname
    ) END AS "to",
    pg_get_expr(p.polqual, p.polrelid) AS "using",
    pg_get_expr(p.polwithcheck, p.polrelid) AS with_check
FROM pg_policy AS p
JOIN pg_class AS c ON c.oid = p.polrelid
WHERE c.relnamespace = ANY(%(schemas)s::oid[])
