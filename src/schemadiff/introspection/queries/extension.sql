-- Extensions belong to the database: all are read, whatever schemas are managed. Those that every database has
-- (plpgsql) are marked as implicit.
SELECT
    ARRAY[e.extname]::text[] AS _path,
    e.oid AS _oid,
    e.oid < 16384 AS _implicit,
    e.extversion AS version,
    n.nspname AS schema,
    e.extrelocatable AS "_hint.relocatable",
    -- The privileges that its script granted, if it did not leave them to CREATE, by the keys of its members'
    -- privileges.
    (
        SELECT
            json_agg(
                json_build_array(
                    o.sort || ' ' || o.name,
                    CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee)::text END,
                    lower(x.privilege_type),
                    (
                        SELECT a.attname FROM pg_attribute AS a
                        WHERE d.classid = 'pg_class'::regclass AND a.attrelid = d.objid AND a.attnum = i.objsubid AND a.attnum > 0
                    ),
                    x.is_grantable
                )
            )
        FROM pg_depend AS d
        JOIN pg_init_privs AS i ON (i.classoid, i.objoid) = (d.classid, d.objid)
        CROSS JOIN LATERAL (
            SELECT
                'function' AS sort,
                quote_ident(pn.nspname) || '.' || quote_ident(p.proname) || '('
                || array_to_string(ARRAY(SELECT format_type(t, NULL) FROM unnest(p.proargtypes::oid[]) AS t), ', ') || ')' AS name
            FROM pg_proc AS p
            JOIN pg_namespace AS pn ON pn.oid = p.pronamespace
            WHERE d.classid = 'pg_proc'::regclass AND p.oid = d.objid
            UNION ALL
            SELECT
                CASE c.relkind WHEN 'S' THEN 'sequence' ELSE 'table' END,
                quote_ident(cn.nspname) || '.' || quote_ident(c.relname)
            FROM pg_class AS c
            JOIN pg_namespace AS cn ON cn.oid = c.relnamespace
            WHERE d.classid = 'pg_class'::regclass AND c.oid = d.objid
            UNION ALL
            SELECT 'type', quote_ident(tn.nspname) || '.' || quote_ident(t.typname)
            FROM pg_type AS t
            JOIN pg_namespace AS tn ON tn.oid = t.typnamespace
            WHERE d.classid = 'pg_type'::regclass AND t.oid = d.objid
            UNION ALL
            SELECT 'schema', quote_ident(s.nspname)
            FROM pg_namespace AS s
            WHERE d.classid = 'pg_namespace'::regclass AND s.oid = d.objid
            UNION ALL
            SELECT 'language', quote_ident(l.lanname)
            FROM pg_language AS l
            WHERE d.classid = 'pg_language'::regclass AND l.oid = d.objid
            UNION ALL
            SELECT 'foreign data wrapper', quote_ident(w.fdwname)
            FROM pg_foreign_data_wrapper AS w
            WHERE d.classid = 'pg_foreign_data_wrapper'::regclass AND w.oid = d.objid
            UNION ALL
            SELECT 'foreign server', quote_ident(f.srvname)
            FROM pg_foreign_server AS f
            WHERE d.classid = 'pg_foreign_server'::regclass AND f.oid = d.objid
        ) AS o
        LEFT JOIN LATERAL aclexplode(i.initprivs) AS x ON x.grantee <> x.grantor
        WHERE d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e'
    ) AS "_hint.came_with"
FROM pg_extension AS e
JOIN pg_namespace AS n ON n.oid = e.extnamespace
