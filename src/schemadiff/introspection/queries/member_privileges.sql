-- [where member with privileges]
-- Privileges on an extension's members that differ from those that its script left (pg_init_privs), as granted and
-- revoked since. The owner of a member is the role that installed it, so revoked privileges of the owner are listed
-- separately.
WITH member AS (
    SELECT d.refobjid AS extension, o.*, coalesce(i.initprivs, o.from_create) AS init
    FROM pg_depend AS d
    CROSS JOIN LATERAL (
        SELECT
            'function' AS sort, ARRAY[n.nspname, p.proname]::text[] AS name, p.proargtypes::oid[] AS takes, 0 AS subid,
            NULL::name AS attname, p.proowner AS owner, p.proacl AS acl, acldefault('f', p.proowner) AS from_create
        FROM pg_proc AS p
        JOIN pg_namespace AS n ON n.oid = p.pronamespace
        WHERE d.classid = 'pg_proc'::regclass AND p.oid = d.objid AND p.proacl IS NOT NULL
        UNION ALL
        SELECT
            CASE c.relkind WHEN 'S' THEN 'sequence' ELSE 'table' END, ARRAY[n.nspname, c.relname], '{}', 0, NULL,
            c.relowner, c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, c.relowner)
        FROM pg_class AS c
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE d.classid = 'pg_class'::regclass AND c.oid = d.objid AND c.relacl IS NOT NULL
        UNION ALL
        -- A column without privileges of its own has a null list.
        SELECT 'table', ARRAY[n.nspname, c.relname], '{}', a.attnum, a.attname, c.relowner,
            coalesce(a.attacl, acldefault('c', c.relowner)), acldefault('c', c.relowner)
        FROM pg_class AS c
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        JOIN pg_attribute AS a ON a.attrelid = c.oid
        WHERE d.classid = 'pg_class'::regclass AND c.oid = d.objid AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT 'type', ARRAY[n.nspname, t.typname], '{}', 0, NULL, t.typowner, t.typacl, acldefault('T', t.typowner)
        FROM pg_type AS t
        JOIN pg_namespace AS n ON n.oid = t.typnamespace
        WHERE d.classid = 'pg_type'::regclass AND t.oid = d.objid AND t.typacl IS NOT NULL
        UNION ALL
        SELECT 'schema', ARRAY[n.nspname], '{}', 0, NULL, n.nspowner, n.nspacl, acldefault('n', n.nspowner)
        FROM pg_namespace AS n
        WHERE d.classid = 'pg_namespace'::regclass AND n.oid = d.objid AND n.nspacl IS NOT NULL
        UNION ALL
        SELECT 'language', ARRAY[l.lanname], '{}', 0, NULL, l.lanowner, l.lanacl, acldefault('l', l.lanowner)
        FROM pg_language AS l
        WHERE d.classid = 'pg_language'::regclass AND l.oid = d.objid AND l.lanacl IS NOT NULL
        UNION ALL
        SELECT 'foreign data wrapper', ARRAY[w.fdwname], '{}', 0, NULL, w.fdwowner, w.fdwacl, acldefault('F', w.fdwowner)
        FROM pg_foreign_data_wrapper AS w
        WHERE d.classid = 'pg_foreign_data_wrapper'::regclass AND w.oid = d.objid AND w.fdwacl IS NOT NULL
        UNION ALL
        SELECT 'foreign server', ARRAY[s.srvname], '{}', 0, NULL, s.srvowner, s.srvacl, acldefault('S', s.srvowner)
        FROM pg_foreign_server AS s
        WHERE d.classid = 'pg_foreign_server'::regclass AND s.oid = d.objid AND s.srvacl IS NOT NULL
    ) AS o
    LEFT JOIN pg_init_privs AS i ON (i.classoid, i.objoid, i.objsubid) = (d.classid, d.objid, o.subid)
    WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
),
differing AS (
    SELECT row_number() OVER () AS number, m.*
    FROM member AS m
    WHERE NOT (m.acl @> m.init AND m.init @> m.acl)
),
held AS (
    SELECT d.number, x.grantee, x.privilege_type AS privilege, x.is_grantable AS option,
        CASE WHEN x.grantor = d.owner THEN '' ELSE pg_get_userbyid(x.grantor)::text END AS grantor
    FROM differing AS d
    CROSS JOIN LATERAL aclexplode(d.acl) AS x
    WHERE x.grantee <> d.owner OR x.grantor <> d.owner
),
-- A script grants as the owner, which may have been another role then.
came_with AS (
    SELECT d.number, x.grantee, x.privilege_type AS privilege, bool_or(x.is_grantable) AS option, ''::text AS grantor
    FROM differing AS d
    CROSS JOIN LATERAL aclexplode(d.init) AS x
    WHERE x.grantee NOT IN (d.owner, x.grantor) AND (x.grantee = 0 OR x.grantee IN (SELECT r.oid FROM pg_roles AS r))
    GROUP BY d.number, x.grantee, x.privilege_type
),
changed AS (
    SELECT h.number, TRUE AS granted, h.grantee, h.privilege, h.option, h.grantor
    FROM held AS h
    LEFT JOIN came_with AS c USING (number, grantee, privilege, grantor)
    WHERE c.number IS NULL OR (h.option AND NOT c.option)
    UNION ALL
    SELECT c.number, FALSE, c.grantee, c.privilege, h.number IS NOT NULL, c.grantor
    FROM came_with AS c
    LEFT JOIN held AS h USING (number, grantee, privilege, grantor)
    WHERE h.number IS NULL OR (c.option AND NOT h.option)
),
grants AS (
    SELECT
        d.extension, d.sort, d.name, d.takes, c.granted, lower(c.privilege) AS privilege, c.option, c.grantor,
        CASE WHEN c.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(c.grantee)::text END AS grantee,
        coalesce(
            json_agg(d.attname ORDER BY d.attname COLLATE "C") FILTER (WHERE d.attname IS NOT NULL),
            '[]'
        ) AS columns
    FROM changed AS c
    JOIN differing AS d ON d.number = c.number
    GROUP BY d.extension, d.sort, d.name, d.takes, c.granted, c.privilege, c.option, c.grantor, c.grantee, d.attname IS NULL
),
-- The owner during the script may have been another role; what it granted to itself is the initial state.
lost AS (
    SELECT d.extension, d.sort, d.name, d.takes, array_agg(DISTINCT lower(c.privilege_type)) AS privileges
    FROM differing AS d
    CROSS JOIN LATERAL aclexplode(d.init) AS c
    WHERE d.subid = 0
      AND c.grantee = c.grantor
      AND NOT EXISTS (
        SELECT FROM aclexplode(d.acl) AS h WHERE h.grantee = d.owner AND h.privilege_type = c.privilege_type
      )
    GROUP BY d.extension, d.sort, d.name, d.takes
),
told AS (
    SELECT g.extension, g.sort, g.name, g.takes FROM grants AS g
    UNION
    SELECT l.extension, l.sort, l.name, l.takes FROM lost AS l
)
SELECT
    'pg_extension'::regclass::oid AS _parent_classid,
    t.extension AS _parent_oid,
    t.sort
    || ' ' || (SELECT string_agg(quote_ident(p.part), '.' ORDER BY p.place) FROM unnest(t.name) WITH ORDINALITY AS p (part, place))
    || CASE WHEN t.sort = 'function' THEN '(' || coalesce(array_to_string(q.types, ', '), '') || ')' ELSE '' END AS _name,
    t.sort AS sort,
    t.name AS member,
    q.modes AS "takes.mode", q.names AS "takes.name", q.types AS "takes.type", NULL::text[] AS "takes.default",
    array_agg(g.grantee) FILTER (WHERE g.granted) AS "granted.grantee",
    array_agg(g.privilege) FILTER (WHERE g.granted) AS "granted.privilege",
    json_agg(g.columns) FILTER (WHERE g.granted) AS "granted.columns",
    array_agg(g.option) FILTER (WHERE g.granted) AS "granted.grantable",
    array_agg(g.grantor) FILTER (WHERE g.granted) AS "granted.grantor",
    array_agg(g.grantee) FILTER (WHERE NOT g.granted) AS "revoked.grantee",
    array_agg(g.privilege) FILTER (WHERE NOT g.granted) AS "revoked.privilege",
    json_agg(g.columns) FILTER (WHERE NOT g.granted) AS "revoked.columns",
    array_agg(g.option) FILTER (WHERE NOT g.granted) AS "revoked.grantable",
    array_agg(g.grantor) FILTER (WHERE NOT g.granted) AS "revoked.grantor",
    min(l.privileges) AS owner_without
FROM told AS t
LEFT JOIN grants AS g USING (extension, sort, name, takes)
LEFT JOIN lost AS l USING (extension, sort, name, takes)
CROSS JOIN LATERAL (
    SELECT
        array_agg('i'::text ORDER BY a.place) AS modes,
        array_agg(''::text ORDER BY a.place) AS names,
        array_agg(format_type(a.type, NULL) ORDER BY a.place) AS types
    FROM unnest(t.takes) WITH ORDINALITY AS a (type, place)
) AS q
GROUP BY t.extension, t.sort, t.name, q.modes, q.names, q.types
ORDER BY t.extension, 3
