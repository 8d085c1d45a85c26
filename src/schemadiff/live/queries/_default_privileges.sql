-- What the connected role's new objects are granted to others: for the whole database, where it takes the place of what is
-- built in, and more for single schemas (ALTER DEFAULT PRIVILEGES). A row without a grantee says that there is an entry.
SELECT
    d.defaclobjtype::text,
    n.nspname::text,
    CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee)::text END,
    lower(x.privilege_type),
    x.is_grantable
FROM pg_default_acl AS d
LEFT JOIN pg_namespace AS n ON n.oid = d.defaclnamespace
LEFT JOIN LATERAL aclexplode(d.defaclacl) AS x ON x.grantee <> d.defaclrole
WHERE d.defaclrole = (SELECT r.oid FROM pg_roles AS r WHERE r.rolname = current_user)
