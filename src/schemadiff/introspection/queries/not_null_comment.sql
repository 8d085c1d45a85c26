SELECT
    'pg_class'::regclass::oid AS _parent_classid,
    k.conrelid AS _parent_oid,
    k.conkey[1] AS _parent_subid,
    d.description AS text
FROM pg_description AS d
JOIN pg_constraint AS k ON k.oid = d.objoid
WHERE d.classoid = 'pg_constraint'::regclass
  AND k.contype = 'n'
  AND k.conrelid <> 0
  AND k.connamespace = ANY(%(schemas)s::oid[])
