-- Objects in the managed schemas, or affecting all of them, that no other query reads. Each part returns the address
-- that would belong to an extension, so that members of extensions are left out once, at the end. An object that is
-- listed here with its own address is not reported again by the coverage check.
SELECT u.classid, u.objid, u.what, u.name, u.reason
FROM (
    -- include _unmodelled_relations.sql
    UNION ALL
    -- include _unmodelled_attributes.sql
) AS u (classid, objid, what, name, reason)
WHERE (u.classid, u.objid) NOT IN (
    SELECT e.classid, e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e'
  )
ORDER BY u.what, u.name, u.reason
