-- The members of these extensions: the extension and the address of each.
SELECT e.oid, e.extname::text, d.classid, d.objid
FROM pg_extension AS e
JOIN pg_depend AS d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e'
WHERE e.extname = ANY(%(names)s)
