-- The body of a temporary routine, or its one default.
SELECT %(number)s::int, COALESCE(pg_get_function_sqlbody(p.oid), pg_get_function_arg_default(p.oid, 1))
  FROM pg_proc p
 WHERE p.proname = %(name)s AND p.pronamespace = pg_my_temp_schema()
