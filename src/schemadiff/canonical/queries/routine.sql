-- The bodies of temporary routines, or their one default.
SELECT split_part(p.proname, '__', 2)::int,
       COALESCE(pg_get_function_sqlbody(p.oid), pg_get_function_arg_default(p.oid, 1))
  FROM pg_proc p
 WHERE p.proname = ANY(%(names)s) AND p.pronamespace = pg_my_temp_schema()
