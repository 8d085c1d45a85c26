-- The conditions of policies on temporary tables.
SELECT substr(p.polname, 4)::int, pg_get_expr(p.polqual, p.polrelid)
  FROM pg_policy p
  JOIN pg_class c ON c.oid = p.polrelid
 WHERE p.polname = ANY(%(names)s) AND c.relnamespace = pg_my_temp_schema()
