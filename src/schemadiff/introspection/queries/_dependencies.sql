-- Dependencies between objects with identities: a rule counts as its view, a generation expression as its column, an
-- index as the constraint that it backs, a row or array type as its relation or element type, the relation of a
-- composite type as the type (its columns are the attributes and count by themselves), a multirange type, the
-- constructors and the cast as the range type. Members of an extension count as the extension, with everything that
-- depends on them (deptypes a and i).
WITH RECURSIVE key_copy (copy, parent) AS (
    -- A foreign key that references a partitioned table has another one for each partition, on the same table.
    SELECT k.oid, p.oid
    FROM pg_constraint AS k
    JOIN pg_constraint AS p ON p.oid = k.conparentid AND p.conrelid = k.conrelid
    WHERE k.contype = 'f' AND k.conparentid <> 0
),
declared_key (copy, declared) AS (
    SELECT k.copy, k.parent
    FROM key_copy AS k
    WHERE NOT EXISTS (SELECT FROM key_copy AS p WHERE p.copy = k.parent)
    UNION ALL
    SELECT k.copy, d.declared
    FROM declared_key AS d
    JOIN key_copy AS k ON k.parent = d.copy
),
stands_for (classid, objid, to_classid, to_objid, to_subid) AS (
    SELECT 'pg_rewrite'::regclass::oid, r.oid, 'pg_class'::regclass::oid, r.ev_class, 0
    FROM pg_rewrite AS r
    WHERE r.rulename = '_RETURN' AND r.oid >= 16384
    UNION ALL
    SELECT 'pg_attrdef'::regclass, d.oid, 'pg_class'::regclass, d.adrelid, d.adnum
    FROM pg_attrdef AS d
    JOIN pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum AND a.attgenerated <> ''
    UNION ALL
    SELECT 'pg_class'::regclass, k.conindid, 'pg_constraint'::regclass, k.oid, 0
    FROM pg_constraint AS k
    WHERE k.contype IN ('p', 'u', 'x')
    UNION ALL
    SELECT 'pg_constraint'::regclass, k.oid, 'pg_class'::regclass, k.conrelid, k.conkey[1] -- [18-]
    FROM pg_constraint AS k -- [18-]
    WHERE k.contype = 'n' AND k.conrelid <> 0 -- [18-]
    UNION ALL -- [18-]
    SELECT 'pg_constraint'::regclass, k.oid, 'pg_type'::regclass, k.contypid, 0 -- [17-]
    FROM pg_constraint AS k -- [17-]
    WHERE k.contype = 'n' AND k.contypid <> 0 -- [17-]
    UNION ALL -- [17-]
    SELECT 'pg_constraint'::regclass, k.copy, 'pg_constraint'::regclass, k.declared, 0
    FROM declared_key AS k
    UNION ALL
    SELECT 'pg_trigger'::regclass, t.oid, 'pg_constraint'::regclass, coalesce(k.declared, t.tgconstraint), 0
    FROM pg_trigger AS t
    LEFT JOIN declared_key AS k ON k.copy = t.tgconstraint
    WHERE t.tgisinternal AND t.tgconstraint <> 0
    UNION ALL
    SELECT 'pg_constraint'::regclass, t.tgconstraint, 'pg_trigger'::regclass, t.oid, 0
    FROM pg_trigger AS t
    WHERE NOT t.tgisinternal AND t.tgconstraint <> 0
    UNION ALL
    SELECT
        m.classid, m.oid,
        CASE WHEN m.class IS NULL THEN 'pg_opfamily'::regclass ELSE 'pg_opclass'::regclass END,
        coalesce(m.class, m.family), 0
    FROM (
        -- include _members.sql
    ) AS m
    UNION ALL
    SELECT 'pg_type'::regclass, r.reltype, 'pg_class'::regclass, r.oid, 0
    FROM pg_class AS r
    WHERE r.reltype <> 0 AND r.relkind <> 'c' AND r.oid >= 16384
    UNION ALL
    SELECT 'pg_class'::regclass, r.oid, 'pg_type'::regclass, r.reltype, 0
    FROM pg_class AS r
    WHERE r.relkind = 'c'
    UNION ALL
    SELECT
        'pg_type'::regclass, e.typarray,
        CASE WHEN r.oid IS NULL THEN 'pg_type'::regclass ELSE 'pg_class'::regclass END,
        coalesce(r.oid, m.rngtypid, e.oid), 0
    FROM pg_type AS e
    LEFT JOIN pg_range AS m ON m.rngmultitypid = e.oid
    LEFT JOIN pg_class AS r ON r.oid = e.typrelid AND r.relkind <> 'c'
    WHERE e.typarray <> 0 AND e.oid >= 16384
    UNION ALL
    SELECT 'pg_type'::regclass, r.rngmultitypid, 'pg_type'::regclass, r.rngtypid, 0
    FROM pg_range AS r
    WHERE r.rngtypid >= 16384
    UNION ALL
    SELECT d.classid, d.objid, d.refclassid, coalesce(m.rngtypid, d.refobjid), 0
    FROM pg_depend AS d
    LEFT JOIN pg_range AS m ON m.rngmultitypid = d.refobjid
    WHERE d.classid IN ('pg_proc'::regclass, 'pg_cast'::regclass) AND d.refclassid = 'pg_type'::regclass AND d.deptype = 'i'
    UNION ALL
    SELECT 'pg_class'::regclass, t.reltoastrelid, 'pg_class'::regclass, t.oid, 0
    FROM pg_class AS t
    WHERE t.reltoastrelid <> 0 AND t.oid >= 16384
    UNION ALL
    SELECT 'pg_class'::regclass, i.indexrelid, 'pg_class'::regclass, t.oid, 0
    FROM pg_class AS t
    JOIN pg_index AS i ON i.indrelid = t.reltoastrelid
    WHERE t.reltoastrelid <> 0 AND t.oid >= 16384
    UNION ALL
    SELECT 'pg_publication_namespace'::regclass, m.oid, 'pg_publication'::regclass, m.pnpubid, 0 -- [15-]
    FROM pg_publication_namespace AS m -- [15-]
    UNION ALL -- [15-]
    SELECT 'pg_class'::regclass, q.oid, 'pg_class'::regclass, d.refobjid, d.refobjsubid
    FROM pg_class AS q
    JOIN pg_depend AS d
        ON d.classid = 'pg_class'::regclass AND d.objid = q.oid AND d.objsubid = 0
        AND d.deptype = 'i' AND d.refclassid = 'pg_class'::regclass
    WHERE q.relkind = 'S'
),
cared_for (classid, objid, extension) AS (
    SELECT d.classid, d.objid, d.refobjid
    FROM pg_depend AS d
    WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
    UNION
    SELECT d.classid, d.objid, c.extension
    FROM cared_for AS c
    JOIN pg_depend AS d ON d.refclassid = c.classid AND d.refobjid = c.objid AND d.deptype IN ('a', 'i')
)
SELECT
    CASE WHEN p.extension IS NULL THEN coalesce(s.to_classid, d.classid) ELSE 'pg_extension'::regclass::oid END,
    coalesce(p.extension, s.to_objid, d.objid),
    CASE WHEN p.extension IS NULL THEN coalesce(s.to_subid, d.objsubid) ELSE 0 END,
    CASE WHEN q.extension IS NULL THEN coalesce(t.to_classid, d.refclassid) ELSE 'pg_extension'::regclass::oid END,
    coalesce(q.extension, t.to_objid, d.refobjid),
    CASE WHEN q.extension IS NULL THEN coalesce(t.to_subid, d.refobjsubid) ELSE 0 END,
    d.deptype
FROM pg_depend AS d
LEFT JOIN stands_for AS s ON s.classid = d.classid AND s.objid = d.objid
    AND (d.objsubid = 0 OR s.to_classid <> 'pg_type'::regclass)
LEFT JOIN stands_for AS t ON t.classid = d.refclassid AND t.objid = d.refobjid
    AND (d.refobjsubid = 0 OR t.to_classid <> 'pg_type'::regclass)
LEFT JOIN cared_for AS p ON p.classid = d.classid AND p.objid = d.objid
LEFT JOIN cared_for AS q ON q.classid = d.refclassid AND q.objid = d.refobjid
WHERE d.objid >= 16384
  AND d.deptype NOT IN ('e', 'P', 'S')
UNION ALL
-- A partition's own key that owns the partition's part of a parent's index: neither is dropped before the key.
SELECT 'pg_constraint'::regclass, k.oid, 0, 'pg_class'::regclass, a.relid, 0, 'n'
FROM pg_constraint AS k
JOIN pg_class AS i ON i.oid = k.conindid AND i.relispartition,
pg_partition_ancestors(i.oid) AS a (relid)
WHERE k.contype IN ('p', 'u', 'x') AND k.conparentid = 0 AND a.relid <> i.oid
UNION ALL -- [16-]
-- A membership that its member granted on cannot be revoked before those; the oids are those that stand for all grantors -- [16-]
-- (role_membership.sql). -- [16-]
SELECT 'pg_auth_members'::regclass, m.oid, 0, 'pg_auth_members'::regclass, g.oid, 0, 'n' -- [16-]
FROM ( -- [16-]
    SELECT a.roleid, a.member, min(a.oid) AS oid, array_agg(a.grantor) AS grantors -- [16-]
    FROM pg_auth_members AS a -- [16-]
    WHERE NOT (a.grantor = 10 AND a.admin_option AND NOT a.inherit_option AND NOT a.set_option) -- [16-]
    GROUP BY a.roleid, a.member -- [16-]
) AS m -- [16-]
JOIN ( -- [16-]
    SELECT a.roleid, a.member, min(a.oid) AS oid -- [16-]
    FROM pg_auth_members AS a -- [16-]
    WHERE NOT (a.grantor = 10 AND a.admin_option AND NOT a.inherit_option AND NOT a.set_option) -- [16-]
    GROUP BY a.roleid, a.member -- [16-]
) AS g ON g.roleid = m.roleid AND g.member = ANY(m.grantors) AND g.member <> m.member -- [16-]
