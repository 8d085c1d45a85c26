-- Members of installed extensions with these names: the extension, and the namespace, path and arguments that identify
-- such an object here. System objects belong to no extension.
SELECT x.extname::text, m.namespace, m.path, m.arguments
FROM (
    SELECT 'pg_namespace'::regclass AS classid, n.oid AS objid, 'schema' AS namespace, ARRAY[n.nspname]::text[] AS path,
        NULL AS arguments
    FROM pg_namespace AS n
    WHERE n.nspname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_class'::regclass, c.oid, 'relation', ARRAY[n.nspname, c.relname]::text[], NULL
    FROM pg_class AS c
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_type'::regclass, t.oid, 'type', ARRAY[n.nspname, t.typname]::text[], NULL
    FROM pg_type AS t
    JOIN pg_namespace AS n ON n.oid = t.typnamespace
    WHERE t.typname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_proc'::regclass, p.oid, 'routine', ARRAY[n.nspname, p.proname]::text[], coalesce((
            SELECT string_agg(format_type(a.type, NULL), ', ' ORDER BY a.place)
            FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a (type, place)
        ), '')
    FROM pg_proc AS p
    JOIN pg_namespace AS n ON n.oid = p.pronamespace
    WHERE p.proname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_operator'::regclass, o.oid, 'operator', ARRAY[n.nspname, o.oprname]::text[],
        CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END || ', ' || format_type(o.oprright, NULL)
    FROM pg_operator AS o
    JOIN pg_namespace AS n ON n.oid = o.oprnamespace
    WHERE o.oprname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_opclass'::regclass, o.oid, 'opclass', ARRAY[n.nspname, o.opcname]::text[], a.amname::text
    FROM pg_opclass AS o
    JOIN pg_namespace AS n ON n.oid = o.opcnamespace
    JOIN pg_am AS a ON a.oid = o.opcmethod
    WHERE o.opcname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_opfamily'::regclass, o.oid, 'opfamily', ARRAY[n.nspname, o.opfname]::text[], a.amname::text
    FROM pg_opfamily AS o
    JOIN pg_namespace AS n ON n.oid = o.opfnamespace
    JOIN pg_am AS a ON a.oid = o.opfmethod
    WHERE o.opfname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_collation'::regclass, c.oid, 'collation', ARRAY[n.nspname, c.collname]::text[], NULL
    FROM pg_collation AS c
    JOIN pg_namespace AS n ON n.oid = c.collnamespace
    WHERE c.collname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_conversion'::regclass, c.oid, 'conversion', ARRAY[n.nspname, c.conname]::text[], NULL
    FROM pg_conversion AS c
    JOIN pg_namespace AS n ON n.oid = c.connamespace
    WHERE c.conname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_ts_config'::regclass, c.oid, 'ts_config', ARRAY[n.nspname, c.cfgname]::text[], NULL
    FROM pg_ts_config AS c
    JOIN pg_namespace AS n ON n.oid = c.cfgnamespace
    WHERE c.cfgname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_ts_dict'::regclass, d.oid, 'ts_dictionary', ARRAY[n.nspname, d.dictname]::text[], NULL
    FROM pg_ts_dict AS d
    JOIN pg_namespace AS n ON n.oid = d.dictnamespace
    WHERE d.dictname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_ts_parser'::regclass, p.oid, 'ts_parser', ARRAY[n.nspname, p.prsname]::text[], NULL
    FROM pg_ts_parser AS p
    JOIN pg_namespace AS n ON n.oid = p.prsnamespace
    WHERE p.prsname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_ts_template'::regclass, t.oid, 'ts_template', ARRAY[n.nspname, t.tmplname]::text[], NULL
    FROM pg_ts_template AS t
    JOIN pg_namespace AS n ON n.oid = t.tmplnamespace
    WHERE t.tmplname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_language'::regclass, l.oid, 'language', ARRAY[l.lanname]::text[], NULL
    FROM pg_language AS l
    WHERE l.lanname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_am'::regclass, a.oid, 'access_method', ARRAY[a.amname]::text[], NULL
    FROM pg_am AS a
    WHERE a.amname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_foreign_data_wrapper'::regclass, w.oid, 'foreign_data_wrapper', ARRAY[w.fdwname]::text[], NULL
    FROM pg_foreign_data_wrapper AS w
    WHERE w.fdwname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_foreign_server'::regclass, s.oid, 'foreign_server', ARRAY[s.srvname]::text[], NULL
    FROM pg_foreign_server AS s
    WHERE s.srvname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_event_trigger'::regclass, t.oid, 'event_trigger', ARRAY[t.evtname]::text[], NULL
    FROM pg_event_trigger AS t
    WHERE t.evtname = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_cast'::regclass, k.oid, 'cast', ARRAY[k.name], NULL
    FROM (
        SELECT c.oid, format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) AS name
        FROM pg_cast AS c
    ) AS k
    WHERE k.name = ANY(%(names)s)
    UNION ALL
    SELECT 'pg_transform'::regclass, k.oid, 'transform', ARRAY[k.name], NULL
    FROM (
        SELECT r.oid, format_type(r.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname) AS name
        FROM pg_transform AS r
        JOIN pg_language AS l ON l.oid = r.trflang
    ) AS k
    WHERE k.name = ANY(%(names)s)
) AS m
LEFT JOIN pg_depend AS d ON d.classid = m.classid AND d.objid = m.objid AND d.objsubid = 0 AND d.deptype = 'e'
LEFT JOIN pg_extension AS x ON d.refclassid = 'pg_extension'::regclass AND x.oid = d.refobjid
WHERE x.oid IS NOT NULL OR (m.objid < 16384 AND m.namespace <> 'schema')
