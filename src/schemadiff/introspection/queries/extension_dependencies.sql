-- [where mark of an extension]
-- The reader drops the marks on what it has not read. That of a key's index is the key's, unless it is a partition's part of
-- one above it (inherited_index.sql).
SELECT
    CASE WHEN k.oid IS NULL THEN m.classid ELSE 'pg_constraint'::regclass::oid END AS _parent_classid,
    coalesce(k.oid, m.objid) AS _parent_oid,
    m.extensions
FROM (
    -- include _marks.sql
) AS m
LEFT JOIN pg_constraint AS k
    ON m.classid = 'pg_class'::regclass AND k.conindid = m.objid AND k.contype IN ('p', 'u', 'x')
WHERE k.oid IS NULL
   OR k.conparentid <> 0
   OR NOT EXISTS (SELECT FROM pg_inherits AS i WHERE i.inhrelid = m.objid)
