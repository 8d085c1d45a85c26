-- Every independent object of the managed schemas and of the database: the coverage check compares what was read with
-- this list, address by address, so that no unsupported sort of object is overlooked. Left out is what the server
-- created for another object and names after it: row and array types, TOAST, the indexes of constraints, sequences of
-- identity columns, what partitions inherit; and all members of extensions. Relations and constraints are numerous and
-- extensions have few of them, so their members are recognized only if they were not read.
SELECT a.classid, array_agg(a.objid)::text
FROM (
    SELECT 'pg_class'::regclass::oid, c.oid
    FROM pg_class AS c
    WHERE c.relnamespace = ANY(%(schemas)s::oid[])
      AND c.relkind NOT IN ('S', 'c', 't')
      AND (NOT c.relispartition OR c.relkind NOT IN ('i', 'I'))
      AND c.oid NOT IN (SELECT k.conindid FROM pg_constraint AS k WHERE k.contype IN ('p', 'u', 'x'))
    UNION ALL
    SELECT 'pg_constraint'::regclass, k.oid
    FROM pg_constraint AS k
    WHERE k.connamespace = ANY(%(schemas)s::oid[])
      AND k.contype NOT IN ('n', 't')
      AND k.conparentid = 0
      AND (k.conislocal OR k.coninhcount = 0)
    UNION ALL
    SELECT o.classid, o.objid
    FROM (
        SELECT 'pg_namespace'::regclass::oid, n.oid
        FROM pg_namespace AS n
        WHERE n.oid = ANY(%(schemas)s::oid[])
        UNION ALL
        SELECT 'pg_class'::regclass, c.oid
        FROM pg_class AS c
        WHERE c.relnamespace = ANY(%(schemas)s::oid[])
          AND c.relkind = 'S'
        UNION ALL
        SELECT 'pg_type'::regclass, t.oid
        FROM pg_type AS t
        LEFT JOIN pg_class AS c ON c.oid = t.typrelid
        WHERE t.typnamespace = ANY(%(schemas)s::oid[])
          AND t.typtype <> 'm'
          AND (t.typrelid = 0 OR c.relkind = 'c')
          AND t.typsubscript <> 'array_subscript_handler'::regproc
        UNION ALL
        SELECT 'pg_proc'::regclass, p.oid
        FROM pg_proc AS p
        WHERE p.pronamespace = ANY(%(schemas)s::oid[])
        UNION ALL
        SELECT 'pg_trigger'::regclass, t.oid
        FROM pg_trigger AS t
        JOIN pg_class AS c ON c.oid = t.tgrelid
        WHERE c.relnamespace = ANY(%(schemas)s::oid[])
          AND NOT t.tgisinternal
          AND t.tgparentid = 0
        UNION ALL
        SELECT 'pg_rewrite'::regclass, r.oid
        FROM pg_rewrite AS r
        JOIN pg_class AS c ON c.oid = r.ev_class
        WHERE r.rulename <> '_RETURN'
          AND c.relnamespace = ANY(%(schemas)s::oid[])
        UNION ALL
        SELECT 'pg_policy'::regclass, p.oid
        FROM pg_policy AS p
        JOIN pg_class AS c ON c.oid = p.polrelid
        WHERE c.relnamespace = ANY(%(schemas)s::oid[])
        UNION ALL
        SELECT 'pg_statistic_ext'::regclass, s.oid
        FROM pg_statistic_ext AS s
        JOIN pg_class AS c ON c.oid = s.stxrelid
        WHERE c.relnamespace = ANY(%(schemas)s::oid[])
        UNION ALL
        SELECT 'pg_operator'::regclass, o.oid
        FROM pg_operator AS o
        WHERE o.oprnamespace = ANY(%(schemas)s::oid[])
        UNION ALL
        SELECT 'pg_opclass'::regclass, o.oid
        FROM pg_opclass AS o
        WHERE o.opcnamespace = ANY(%(schemas)s::oid[])
        UNION ALL
        SELECT 'pg_opfamily'::regclass, f.oid
        FROM pg_opfamily AS f
        WHERE f.opfnamespace = ANY(%(schemas)s::oid[])
        UNION ALL
        SELECT 'pg_collation'::regclass, c.oid
        FROM pg_collation AS c
        WHERE c.collnamespace = ANY(%(schemas)s::oid[])
        UNION ALL
        SELECT 'pg_conversion'::regclass, c.oid
        FROM pg_conversion AS c
        WHERE c.connamespace = ANY(%(schemas)s::oid[])
        UNION ALL
        SELECT 'pg_ts_config'::regclass, c.oid
        FROM pg_ts_config AS c
        WHERE c.cfgnamespace = ANY(%(schemas)s::oid[])
        UNION ALL
        SELECT 'pg_ts_dict'::regclass, d.oid
        FROM pg_ts_dict AS d
        WHERE d.dictnamespace = ANY(%(schemas)s::oid[])
        UNION ALL
        SELECT 'pg_ts_parser'::regclass, p.oid
        FROM pg_ts_parser AS p
        WHERE p.prsnamespace = ANY(%(schemas)s::oid[])
        UNION ALL
        SELECT 'pg_ts_template'::regclass, t.oid
        FROM pg_ts_template AS t
        WHERE t.tmplnamespace = ANY(%(schemas)s::oid[])
        UNION ALL
        SELECT 'pg_cast'::regclass, c.oid
        FROM pg_cast AS c
        LEFT JOIN pg_type AS s ON s.oid = c.castsource
        LEFT JOIN pg_type AS t ON t.oid = c.casttarget
        LEFT JOIN pg_proc AS p ON p.oid = c.castfunc
        WHERE c.oid >= 16384
          AND (
            s.typnamespace = ANY(%(schemas)s::oid[])
            OR t.typnamespace = ANY(%(schemas)s::oid[])
            OR p.pronamespace = ANY(%(schemas)s::oid[])
          )
        UNION ALL
        SELECT 'pg_transform'::regclass, t.oid
        FROM pg_transform AS t
        JOIN pg_type AS y ON y.oid = t.trftype
        LEFT JOIN pg_proc AS f ON f.oid = t.trffromsql
        LEFT JOIN pg_proc AS s ON s.oid = t.trftosql
        CROSS JOIN LATERAL (
            SELECT array_remove(array_remove(ARRAY[y.typnamespace, f.pronamespace, s.pronamespace], NULL), 'pg_catalog'::regnamespace::oid)
                AS named
        ) AS w
        WHERE w.named && %(schemas)s::oid[] OR w.named = '{}'
        UNION ALL
        SELECT 'pg_language'::regclass, l.oid
        FROM pg_language AS l
        WHERE l.oid >= 16384
        UNION ALL
        SELECT 'pg_am'::regclass, m.oid
        FROM pg_am AS m
        WHERE m.oid >= 16384
        UNION ALL
        SELECT 'pg_publication'::regclass, p.oid
        FROM pg_publication AS p
        UNION ALL
        SELECT 'pg_subscription'::regclass, s.oid
        FROM pg_subscription AS s
        JOIN pg_database AS d ON d.oid = s.subdbid AND d.datname = current_database()
        UNION ALL
        SELECT 'pg_event_trigger'::regclass, t.oid
        FROM pg_event_trigger AS t
        UNION ALL
        SELECT 'pg_foreign_data_wrapper'::regclass, w.oid
        FROM pg_foreign_data_wrapper AS w
        UNION ALL
        SELECT 'pg_foreign_server'::regclass, s.oid
        FROM pg_foreign_server AS s
        UNION ALL
        SELECT 'pg_user_mapping'::regclass, m.umid
        FROM pg_user_mappings AS m
        UNION ALL
        SELECT 'pg_default_acl'::regclass, d.oid
        FROM pg_default_acl AS d
    ) AS o (classid, objid)
    WHERE NOT EXISTS (
        SELECT
        FROM pg_depend AS d
        WHERE d.classid = o.classid
          AND d.objid = o.objid
          AND (
            d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
            -- The sequence of an identity column, the functions of a range type.
            OR d.deptype = 'i'
          )
      )
) AS a (classid, objid)
GROUP BY a.classid
