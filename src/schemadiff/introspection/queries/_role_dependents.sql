-- [always asked]
-- The objects in this database that depend on a role: DROP ROLE fails while one has it as owner or grantee.
SELECT
    r.rolname::text, s.classid, s.objid, pg_describe_object(s.classid, s.objid, s.objsubid)
FROM pg_shdepend AS s
JOIN pg_roles AS r ON r.oid = s.refobjid
JOIN pg_database AS d ON d.oid = s.dbid AND d.datname = current_database()
WHERE s.refclassid = 'pg_authid'::regclass
  AND r.rolname = ANY(%(roles)s::text[])
ORDER BY 1, 4
