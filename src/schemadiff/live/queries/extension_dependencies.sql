-- [where mark of an extension]
-- Every mark but those of a partition's parts of indexes and triggers; the reader drops those on what it has not read.
-- That of a key's index is the key's.
SELECT
    CASE WHEN k.oid IS NULL THEN d.classid ELSE 'pg_constraint'::regclass::oid END AS _parent_classid,
    coalesce(k.oid, d.objid) AS _parent_oid,
    array_agg(x.extname::text ORDER BY x.extname COLLATE "C") AS extensions
FROM pg_depend AS d
JOIN pg_extension AS x ON x.oid = d.refobjid
LEFT JOIN pg_constraint AS k
    ON d.classid = 'pg_class'::regclass AND k.conindid = d.objid AND k.contype IN ('p', 'u', 'x')
WHERE d.refclassid = 'pg_extension'::regclass
  AND d.deptype = 'x'
  AND NOT EXISTS (SELECT FROM pg_inherits AS i WHERE d.classid = 'pg_class'::regclass AND i.inhrelid = d.objid)
  AND NOT EXISTS (
      SELECT FROM pg_trigger AS t WHERE d.classid = 'pg_trigger'::regclass AND t.oid = d.objid AND t.tgparentid <> 0
  )
GROUP BY 1, 2
