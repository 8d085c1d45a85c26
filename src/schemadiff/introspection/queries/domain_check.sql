-- [where type d]
SELECT
    'pg_type'::regclass::oid AS _parent_classid,
    k.contypid AS _parent_oid,
    k.conname AS _name,
    k.oid AS _oid,
    pg_get_expr(k.conbin, 0) AS expression,
    NOT k.convalidated AS not_valid
FROM pg_constraint AS k
WHERE k.contypid <> 0
  AND k.contype = 'c'
  AND k.connamespace = ANY(%(schemas)s::oid[])
