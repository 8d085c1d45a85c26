-- Objects with DEPENDS ON EXTENSION, and the extensions.
SELECT d.classid, d.objid, array_agg(x.extname::text ORDER BY x.extname COLLATE "C") AS extensions
FROM pg_depend AS d
JOIN pg_extension AS x ON x.oid = d.refobjid
WHERE d.refclassid = 'pg_extension'::regclass
  AND d.deptype = 'x'
GROUP BY d.classid, d.objid
