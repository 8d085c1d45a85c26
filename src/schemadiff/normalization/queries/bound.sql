-- The bounds of temporary partitions, each by the name of its parent.
SELECT split_part(c.relname, '__', 2)::int, pg_get_expr(p.relpartbound, p.oid)
  FROM pg_class c
  JOIN pg_inherits i ON i.inhparent = c.oid
  JOIN pg_class p ON p.oid = i.inhrelid
 WHERE c.relname = ANY(%(names)s) AND c.relnamespace = pg_my_temp_schema()
