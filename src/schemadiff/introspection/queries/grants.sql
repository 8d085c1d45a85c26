-- One row for an object whose privileges were ever set, its columns included; the owner's own privileges are listed if
-- they are not all. A grantor other than the owner is listed: it passed on a privilege with grant option. acldefault
-- lists PUBLIC's privileges, if any, before the owner's.
WITH acls AS (
    SELECT 'pg_namespace'::regclass::oid AS classid, n.oid AS objid, n.nspowner AS owner, NULL AS attname, n.nspacl AS acl,
        n.nspacl @> (acldefault('n', n.nspowner))[1] AS whole
    FROM pg_namespace AS n
    WHERE n.nspacl IS NOT NULL AND n.oid = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_class'::regclass::oid, c.oid, c.relowner, NULL, c.relacl,
        c.relacl @> (acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r'::"char" END, c.relowner))[1]
    FROM pg_class AS c
    WHERE c.relacl IS NOT NULL AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND c.relnamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_class'::regclass::oid, c.oid, c.relowner, a.attname, a.attacl,
        c.relacl IS NULL OR c.relacl @> (acldefault('r', c.relowner))[1]
    FROM pg_class AS c
    JOIN pg_attribute AS a ON a.attrelid = c.oid
    WHERE c.oid = ANY(%(granted)s::oid[]) AND a.attacl IS NOT NULL AND NOT a.attisdropped
      AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relnamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_type'::regclass::oid, t.oid, t.typowner, NULL, t.typacl, t.typacl @> (acldefault('T', t.typowner))[2]
    FROM pg_type AS t
    WHERE t.typacl IS NOT NULL AND t.typnamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_proc'::regclass::oid, p.oid, p.proowner, NULL, p.proacl, p.proacl @> (acldefault('f', p.proowner))[2]
    FROM pg_proc AS p
    WHERE p.proacl IS NOT NULL AND p.pronamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT 'pg_foreign_data_wrapper'::regclass::oid, w.oid, w.fdwowner, NULL, w.fdwacl, w.fdwacl @> (acldefault('F', w.fdwowner))[1]
    FROM pg_foreign_data_wrapper AS w
    WHERE w.fdwacl IS NOT NULL
    UNION ALL
    SELECT 'pg_foreign_server'::regclass::oid, s.oid, s.srvowner, NULL, s.srvacl, s.srvacl @> (acldefault('S', s.srvowner))[1]
    FROM pg_foreign_server AS s
    WHERE s.srvacl IS NOT NULL
    UNION ALL
    SELECT 'pg_language'::regclass::oid, l.oid, l.lanowner, NULL, l.lanacl, l.lanacl @> (acldefault('l', l.lanowner))[2]
    FROM pg_language AS l
    WHERE l.lanacl IS NOT NULL AND l.oid >= 16384
),
held AS (
    SELECT
        a.classid, a.objid, a.attname, x.grantee, x.grantee = a.owner AND x.grantor = a.owner AS own,
        lower(x.privilege_type) AS privilege, x.is_grantable AS grantable,
        CASE WHEN x.grantor = a.owner THEN '' ELSE pg_get_userbyid(x.grantor) END AS grantor
    FROM acls AS a
    CROSS JOIN LATERAL aclexplode(a.acl) AS x
    WHERE x.grantee <> a.owner OR x.grantor <> a.owner OR NOT a.whole
),
grants AS (
    SELECT
        h.classid, h.objid, h.privilege, h.grantable, h.own, h.grantor,
        CASE WHEN h.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(h.grantee) END AS grantee,
        coalesce(
            json_agg(h.attname ORDER BY h.attname COLLATE "C") FILTER (WHERE h.attname IS NOT NULL),
            '[]'
        ) AS columns
    FROM held AS h
    GROUP BY h.classid, h.objid, h.privilege, h.grantable, h.own, h.grantor, h.grantee, h.attname IS NULL
)
SELECT
    o.classid AS _parent_classid,
    o.objid AS _parent_oid,
    array_agg(g.grantee::text) FILTER (WHERE g.grantee IS NOT NULL) AS "grants.grantee",
    array_agg(g.privilege) FILTER (WHERE g.grantee IS NOT NULL) AS "grants.privilege",
    json_agg(g.columns) FILTER (WHERE g.grantee IS NOT NULL) AS "grants.columns",
    array_agg(g.grantable) FILTER (WHERE g.grantee IS NOT NULL) AS "grants.grantable",
    array_agg(g.grantor::text) FILTER (WHERE g.grantee IS NOT NULL) AS "grants.grantor",
    CASE WHEN NOT o.whole AND NOT coalesce(bool_or(g.own), FALSE) THEN pg_get_userbyid(o.owner) END AS owner_without_rights
FROM (SELECT DISTINCT classid, objid, owner, whole FROM acls) AS o
LEFT JOIN grants AS g ON g.classid = o.classid AND g.objid = o.objid
GROUP BY o.classid, o.objid, o.owner, o.whole
