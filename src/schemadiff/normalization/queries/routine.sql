-- The bodies of temporary routines, or the default of their one parameter.
SELECT asked.number, COALESCE(pg_get_function_sqlbody(p.oid), pg_get_function_arg_default(p.oid, 1))
  FROM unnest(%(numbers)s::int[], %(names)s::text[]) AS asked(number, name)
  JOIN pg_proc p ON p.oid = to_regprocedure(asked.name)
