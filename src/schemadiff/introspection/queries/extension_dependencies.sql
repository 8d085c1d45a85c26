-- [where mark of an extension]
-- The reader drops the marks on objects that it has not read. The mark on a key's index belongs to the key; that on the
-- index of an inherited key, or of no key, to the inherited index (inherited_index.sql).
SELECT
    CASE WHEN k.oid IS NULL THEN m.classid ELSE 'pg_constraint'::regclass::oid END AS _parent_classid,
    coalesce(k.oid, m.objid) AS _parent_oid,
    m.extensions
FROM (
    -- include _marks.sql
) AS m
LEFT JOIN pg_constraint AS k
    ON m.classid = 'pg_class'::regclass AND k.conindid = m.objid AND k.contype IN ('p', 'u', 'x')
