-- Range types bring their multirange type and a cast to it, every type its array type: those are not named.
-- No type of a user's can have the subscripting function of arrays (DefineType in typecmds.c).
SELECT
    'pg_type'::regclass::oid, t.oid,
    CASE t.typtype WHEN 'r' THEN 'range type' ELSE 'base type' END,
    n.nspname || '.' || t.typname,
    'is not read'
FROM pg_type AS t
JOIN pg_namespace AS n ON n.oid = t.typnamespace
WHERE t.typnamespace = ANY(%(schemas)s::oid[])
  AND (
    t.typtype = 'r' AND t.oid IN (SELECT r.rngtypid FROM pg_range AS r WHERE r.rngcanonical <> 0)
    OR t.typtype = 'b' AND t.typsubscript <> 'array_subscript_handler'::regproc
  )
