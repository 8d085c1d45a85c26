-- [where constraint c]
SELECT
    k.conrelid AS _parent_oid,
    k.conname AS _name,
    k.oid AS _oid,
    pg_get_expr(k.conbin, k.conrelid) AS expression,
    CASE WHEN NOT k.conislocal THEN TRUE END AS "_hint.clone",
    k.connoinherit AS no_inherit,
    NOT k.convalidated AND k.conenforced AS not_valid, -- [18-]
    NOT k.conenforced AS not_enforced -- [18-]
    NOT k.convalidated AS not_valid -- [-17]
FROM pg_constraint AS k
WHERE k.contype = 'c'
  AND k.connamespace = ANY(%(schemas)s::oid[])
