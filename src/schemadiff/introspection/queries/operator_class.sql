-- [where operator class]
WITH members AS MATERIALIZED (
    -- include _members.sql
)
SELECT
    c.oid AS _oid,
    ARRAY[n.nspname, c.opcname]::text[] AS _path,
    a.amname::text AS _arguments,
    (
        SELECT json_agg(json_build_array(
            CASE m.classid WHEN 'pg_amop'::regclass THEN 'OPERATOR' ELSE 'FUNCTION' END,
            m.number, format_type(m.lefttype, NULL), format_type(m.righttype, NULL)
        ) ORDER BY m.classid, m.number, m.oid)
        FROM members AS m
        WHERE m.class = c.oid AND m.loose
    ) AS "_hint.loose",
    a.amname AS using,
    format_type(c.opcintype, NULL) AS type,
    c.opcdefault AS default,
    ARRAY[f_n.nspname, f.opfname]::text[] AS family,
    CASE WHEN c.opckeytype <> 0 THEN format_type(c.opckeytype, NULL) END AS storage,
    (
        SELECT json_agg(json_build_array(
            m.number, format_type(m.lefttype, NULL), format_type(m.righttype, NULL),
            json_build_array(n.nspname, o.oprname), NULL,
            CASE WHEN s.oid IS NOT NULL THEN json_build_array(s_n.nspname, s.opfname) END
        ))
        FROM members AS m
        JOIN pg_operator AS o ON o.oid = m.member
        JOIN pg_namespace AS n ON n.oid = o.oprnamespace
        LEFT JOIN pg_opfamily AS s ON s.oid = m.sortfamily
        LEFT JOIN pg_namespace AS s_n ON s_n.oid = s.opfnamespace
        WHERE m.classid = 'pg_amop'::regclass AND m.class = c.oid
    ) AS operators,
    (
        SELECT json_agg(json_build_array(
            m.number, format_type(m.lefttype, NULL), format_type(m.righttype, NULL),
            json_build_array(n.nspname, p.proname),
            coalesce((
                SELECT string_agg(format_type(a.type, NULL), ', ' ORDER BY a.place)
                FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a (type, place)
            ), ''),
            NULL
        ))
        FROM members AS m
        JOIN pg_proc AS p ON p.oid = m.member
        JOIN pg_namespace AS n ON n.oid = p.pronamespace
        WHERE m.classid = 'pg_amproc'::regclass AND m.class = c.oid
    ) AS functions
FROM pg_opclass AS c
JOIN pg_namespace AS n ON n.oid = c.opcnamespace
JOIN pg_am AS a ON a.oid = c.opcmethod
JOIN pg_opfamily AS f ON f.oid = c.opcfamily
JOIN pg_namespace AS f_n ON f_n.oid = f.opfnamespace
WHERE c.opcnamespace = ANY(%(schemas)s::oid[])
  AND c.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_opclass'::regclass
  )
