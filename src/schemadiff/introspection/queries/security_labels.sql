-- [where security label]
-- All labels; the reader drops those on objects that it has not read. They are few, or there is no provider at all.
SELECT
    l.classoid AS _parent_classid,
    l.objoid AS _parent_oid,
    l.objsubid AS _parent_subid,
    array_agg(l.provider || '=' || l.label ORDER BY l.provider) AS labels
FROM pg_seclabel AS l
GROUP BY l.classoid, l.objoid, l.objsubid
UNION ALL
SELECT l.classoid, l.objoid, 0, array_agg(l.provider || '=' || l.label ORDER BY l.provider)
FROM pg_shseclabel AS l
WHERE l.classoid IN ('pg_authid'::regclass, 'pg_subscription'::regclass)
GROUP BY l.classoid, l.objoid
