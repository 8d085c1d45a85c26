SELECT
    t.tgrelid AS _parent_oid,
    t.tgname AS _name,
    CASE t.tgenabled WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' WHEN 'D' THEN 'disabled' END AS enabled
FROM pg_trigger AS t
JOIN pg_class AS c ON c.oid = t.tgrelid
WHERE t.tgparentid <> 0
  AND NOT t.tgisinternal
  AND c.relnamespace = ANY(%(schemas)s::oid[])
