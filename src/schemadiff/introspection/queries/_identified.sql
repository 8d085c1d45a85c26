-- The server's descriptions of the objects at these addresses: their sort, and a unique name. Members of extensions,
-- and objects that are already reported, are left out with everything that depends on them (deptypes a and i): the
-- indexes and constraints of their tables.
WITH RECURSIVE cared_for (classid, objid) AS (
    SELECT d.classid, d.objid
    FROM pg_depend AS d
    WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
    UNION
    SELECT t.classid, t.objid
    FROM unnest(%(told_classids)s::oid[], %(told_objids)s::oid[]) AS t (classid, objid)
    UNION
    SELECT d.classid, d.objid
    FROM cared_for AS c
    JOIN pg_depend AS d ON d.refclassid = c.classid AND d.refobjid = c.objid AND d.deptype IN ('a', 'i')
)
SELECT i.type, CASE WHEN n.object_names IS NULL THEN i.identity ELSE array_to_string(n.object_names, '.') END
FROM unnest(%(classids)s::oid[], %(objids)s::oid[]) AS a (classid, objid)
CROSS JOIN LATERAL pg_identify_object(a.classid, a.objid, 0) AS i
-- An object that is named within its table has no schema of its own: the path says more than "r on s.t".
LEFT JOIN LATERAL pg_identify_object_as_address(a.classid, a.objid, 0) AS n
    ON i.schema IS NULL AND cardinality(n.object_names) = 3
WHERE i.identity IS NOT NULL
  AND (a.classid, a.objid) NOT IN (SELECT c.classid, c.objid FROM cared_for AS c)
ORDER BY 1, 2
