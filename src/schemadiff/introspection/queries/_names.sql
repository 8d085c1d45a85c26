-- The schemas of objects with these names, by namespace.
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
UNION
SELECT 'operator', n.nspname::text, o.oprname::text
  FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
 WHERE o.oprname = ANY(%(names)s)
UNION
SELECT 'opfamily', n.nspname::text, f.opfname::text
  FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace
 WHERE f.opfname = ANY(%(names)s)
UNION
SELECT 'collation', n.nspname::text, c.collname::text
  FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
 WHERE c.collname = ANY(%(names)s)
UNION
SELECT 'ts_parser', n.nspname::text, p.prsname::text
  FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace
 WHERE p.prsname = ANY(%(names)s)
UNION
SELECT 'ts_template', n.nspname::text, t.tmplname::text
  FROM pg_ts_template t JOIN pg_namespace n ON n.oid = t.tmplnamespace
 WHERE t.tmplname = ANY(%(names)s)
UNION
SELECT 'ts_dictionary', n.nspname::text, d.dictname::text
  FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace
 WHERE d.dictname = ANY(%(names)s)
