-- Where types, routines and operator classes of these names live.
SELECT 'type', n.nspname::text, t.typname::text
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
 WHERE t.typname = ANY(%(names)s)
UNION
SELECT 'routine', n.nspname::text, p.proname::text
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE p.proname = ANY(%(names)s)
UNION
SELECT 'opclass', n.nspname::text, o.opcname::text
  FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace
 WHERE o.opcname = ANY(%(names)s)
