SELECT
    t.tgrelid AS _parent_oid,
    t.tgname AS _name,
    CASE t.tgenabled WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' WHEN 'D' THEN 'disabled' END AS enabled
FROM pg_trigger AS t
JOIN pg_class AS c ON c.oid = t.tgrelid
WHERE t.tgparentid <> 0
  -- 14 calls every part of a trigger internal, and notes the parent of no other.
  AND NOT t.tgisinternal -- [15-]
  AND c.relnamespace = ANY(%(schemas)s::oid[])
