-- The condition or the one command of rules on temporary relations.
SELECT substr(r.rulename, 4)::int,
       CASE WHEN r.ev_qual <> '<>'
            THEN btrim(substring(pg_get_ruledef(r.oid) FROM '\n *WHERE\s+(.*) DO INSTEAD NOTHING;$'), E' \n')
            ELSE btrim(substring(pg_get_ruledef(r.oid) FROM ' DO INSTEAD\s+(.*);$'), E' \n') END
  FROM pg_rewrite r
  JOIN pg_class c ON c.oid = r.ev_class
 WHERE r.rulename = ANY(%(names)s) AND c.relnamespace = pg_my_temp_schema()
