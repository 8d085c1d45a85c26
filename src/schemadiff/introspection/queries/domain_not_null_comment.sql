SELECT
    'pg_type'::regclass::oid AS _parent_classid,
    k.contypid AS _parent_oid,
    d.description AS text
FROM pg_description AS d
JOIN pg_constraint AS k ON k.oid = d.objoid
WHERE d.classoid = 'pg_constraint'::regclass
  AND k.contype = 'n'
  AND k.contypid <> 0
  AND k.connamespace = ANY(%(schemas)s::oid[])
