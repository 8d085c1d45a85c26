-- [where default privileges]
-- Of every schema: they belong to the database. The role's privileges on its own new objects are listed if they are not
-- all.
SELECT
    d.oid AS _oid,
    ARRAY[
        'for role ' || quote_ident(r.rolname) || coalesce(' in schema ' || quote_ident(n.nspname), '') || ' on ' || s.sort
    ] AS _path,
    r.rolname AS role,
    n.nspname AS schema,
    s.sort AS sort,
    g.grantees AS "grants.grantee",
    g.privileges AS "grants.privilege",
    g.columns AS "grants.columns",
    g.grantable AS "grants.grantable",
    g.grantors AS "grants.grantor",
    n.oid IS NULL AND o.own IS NULL AS none_for_itself
FROM pg_default_acl AS d
JOIN pg_roles AS r ON r.oid = d.defaclrole
LEFT JOIN pg_namespace AS n ON n.oid = d.defaclnamespace
CROSS JOIN LATERAL (
    SELECT CASE d.defaclobjtype
        WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions'
        WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE 'large objects'
    END AS sort
) AS s
CROSS JOIN LATERAL (
    SELECT array_agg(x.privilege_type || x.is_grantable::text ORDER BY x.privilege_type) AS own
    FROM aclexplode(d.defaclacl) AS x
    WHERE x.grantee = d.defaclrole
) AS o
CROSS JOIN LATERAL (
    SELECT array_agg(x.privilege_type || x.is_grantable::text ORDER BY x.privilege_type) AS everything
    FROM aclexplode(acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)) AS x
    WHERE x.grantee = d.defaclrole
) AS e
CROSS JOIN LATERAL (
    SELECT
        array_agg(CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee)::text END) AS grantees,
        array_agg(lower(x.privilege_type)) AS privileges,
        json_agg('[]'::json) AS columns,
        array_agg(x.is_grantable) AS grantable,
        array_agg(''::text) AS grantors
    FROM aclexplode(d.defaclacl) AS x
    WHERE x.grantee <> d.defaclrole OR n.oid IS NOT NULL OR o.own IS DISTINCT FROM e.everything
) AS g
