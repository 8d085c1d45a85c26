-- [where relation p]
SELECT
    t.tgrelid AS _parent_oid,
    t.tgname AS _name,
    CASE t.tgenabled WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' WHEN 'D' THEN 'disabled' END AS enabled,
    d.description AS comment,
    m.extensions AS depends_on_extensions
FROM pg_trigger AS t
JOIN pg_class AS c ON c.oid = t.tgrelid
LEFT JOIN pg_description AS d ON d.classoid = 'pg_trigger'::regclass AND d.objoid = t.oid
LEFT JOIN (
    -- include _marks.sql
) AS m ON m.classid = 'pg_trigger'::regclass AND m.objid = t.oid
WHERE t.tgparentid <> 0
  -- Version 14 marks every inherited trigger as internal, and records the parent of no other.
  AND NOT t.tgisinternal -- [15-]
  AND c.relnamespace = ANY(%(schemas)s::oid[])
