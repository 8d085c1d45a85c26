-- What stands in the managed schemas, or works on all of them, and no other query reads. Each part gives the address of
-- what an extension would have brought, so that what extensions bring is left out once, at the end. What is named here
-- with its own address is not named once more because it was not read.
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
