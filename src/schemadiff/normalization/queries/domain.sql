-- The default of temporary domains, or their one check.
SELECT split_part(t.typname, '__', 2)::int, COALESCE(pg_get_expr(c.conbin, 0), pg_get_expr(t.typdefaultbin, 0))
  FROM pg_type t
  LEFT JOIN pg_constraint c ON c.contypid = t.oid AND c.contype = 'c'
 WHERE t.typname = ANY(%(names)s) AND t.typnamespace = pg_my_temp_schema()
