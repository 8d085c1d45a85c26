-- Several roles can have granted one membership: it has the options that any of them gave. The membership that the
-- server grants to the creator of a role, to administer it, is left out.
SELECT
    'pg_authid'::regclass::oid AS _parent_classid,
    m.member AS _parent_oid,
    g.rolname::text AS _name,
    min(m.oid) AS _oid, -- [16-]
    bool_or(m.inherit_option)::text AS inherits, -- [16-]
    bool_and(r.rolinherit)::text AS inherits, -- [-15]
    NOT bool_or(m.set_option) AS without_set, -- [16-]
    bool_or(m.admin_option) AS admin
FROM pg_auth_members AS m
JOIN pg_roles AS g ON g.oid = m.roleid
JOIN pg_roles AS r ON r.oid = m.member
WHERE true
  AND NOT (m.grantor = 10 AND m.admin_option AND NOT m.inherit_option AND NOT m.set_option) -- [16-]
GROUP BY m.member, g.rolname
ORDER BY m.member
