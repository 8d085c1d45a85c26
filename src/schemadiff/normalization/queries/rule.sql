-- Rules on temporary relations, each of which holds one condition or one command.
SELECT substr(r.rulename, 4)::int, pg_get_ruledef(r.oid)
  FROM pg_rewrite r
  JOIN pg_class c ON c.oid = r.ev_class
 WHERE r.rulename = ANY(%(names)s) AND c.relnamespace = pg_my_temp_schema()
