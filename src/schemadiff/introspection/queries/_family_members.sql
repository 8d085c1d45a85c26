-- The operators and functions of an operator family f, without those of its classes.
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
        WHERE m.classid = 'pg_amop'::regclass AND m.family = f.oid AND m.class IS NULL
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
        WHERE m.classid = 'pg_amproc'::regclass AND m.family = f.oid AND m.class IS NULL
    ) AS functions
