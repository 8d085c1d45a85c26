-- What in this database still needs a role: DROP ROLE refuses to leave it without an owner or grantee.
SELECT
    r.rolname::text, s.classid, s.objid, pg_describe_object(s.classid, s.objid, s.objsubid)
FROM pg_shdepend AS s
JOIN pg_roles AS r ON r.oid = s.refobjid
JOIN pg_database AS d ON d.oid = s.dbid AND d.datname = current_database()
WHERE s.refclassid = 'pg_authid'::regclass
  AND r.rolname = ANY(%(roles)s::text[])
ORDER BY 1, 4
