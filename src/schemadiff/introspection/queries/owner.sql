SELECT o._parent_classid, o._parent_oid, pg_get_userbyid(o.owner) AS role
FROM (
    SELECT 'pg_namespace'::regclass::oid AS _parent_classid, n.oid AS _parent_oid, n.nspowner AS owner
    FROM pg_namespace AS n
    WHERE n.oid = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_class'::regclass::oid, c.oid, c.relowner
    FROM pg_class AS c
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND c.relnamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_type'::regclass::oid, t.oid, t.typowner
    FROM pg_type AS t
    WHERE (
        t.typtype IN ('e', 'd', 'r', 'p') OR t.typtype = 'b' AND t.typsubscript <> 'array_subscript_handler'::regproc
      ) AND t.typnamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_type'::regclass::oid, c.reltype, c.relowner
    FROM pg_class AS c
    WHERE c.relkind = 'c' AND c.relnamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_statistic_ext'::regclass::oid, x.oid, x.stxowner
    FROM pg_statistic_ext AS x
    WHERE x.stxnamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_proc'::regclass::oid, p.oid, p.proowner
    FROM pg_proc AS p
    WHERE p.pronamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_collation'::regclass::oid, c.oid, c.collowner
    FROM pg_collation AS c
    WHERE c.collnamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_conversion'::regclass::oid, c.oid, c.conowner
    FROM pg_conversion AS c
    WHERE c.connamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_ts_dict'::regclass::oid, d.oid, d.dictowner
    FROM pg_ts_dict AS d
    WHERE d.dictnamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_ts_config'::regclass::oid, c.oid, c.cfgowner
    FROM pg_ts_config AS c
    WHERE c.cfgnamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_operator'::regclass::oid, o.oid, o.oprowner
    FROM pg_operator AS o
    WHERE o.oprnamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_opfamily'::regclass::oid, f.oid, f.opfowner
    FROM pg_opfamily AS f
    WHERE f.opfnamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_opclass'::regclass::oid, k.oid, k.opcowner
    FROM pg_opclass AS k
    WHERE k.opcnamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_foreign_data_wrapper'::regclass::oid, w.oid, w.fdwowner
    FROM pg_foreign_data_wrapper AS w
    UNION ALL
    SELECT 'pg_foreign_server'::regclass::oid, s.oid, s.srvowner
    FROM pg_foreign_server AS s
    UNION ALL
    SELECT 'pg_publication'::regclass::oid, p.oid, p.pubowner
    FROM pg_publication AS p
    UNION ALL
    SELECT 'pg_subscription'::regclass::oid, s.oid, s.subowner
    FROM pg_subscription AS s
    JOIN pg_database AS d ON d.oid = s.subdbid AND d.datname = current_database()
    UNION ALL
    SELECT 'pg_event_trigger'::regclass::oid, t.oid, t.evtowner
    FROM pg_event_trigger AS t
    UNION ALL
    SELECT 'pg_language'::regclass::oid, l.oid, l.lanowner
    FROM pg_language AS l
    WHERE l.oid >= 16384
) AS o
