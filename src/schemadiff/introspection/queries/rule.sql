-- [where rule]
-- ev_type holds a number of CmdType (nodes.h): 2 update, 3 insert, 4 delete.
SELECT
    r.ev_class AS _parent_oid,
    r.rulename AS _name,
    r.oid AS _oid,
    CASE r.ev_type WHEN '2' THEN 'update' WHEN '3' THEN 'insert' WHEN '4' THEN 'delete' END AS event,
    CASE WHEN r.ev_qual <> '<>' THEN pg_get_ruledef(r.oid) END AS "when.ruledef",
    r.is_instead AS instead,
    pg_get_ruledef(r.oid) AS "commands.ruledef",
    CASE r.ev_enabled WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' WHEN 'D' THEN 'disabled' END AS enabled
FROM pg_rewrite AS r
JOIN pg_class AS c ON c.oid = r.ev_class
WHERE r.rulename <> '_RETURN'
  AND r.oid >= 16384
  AND c.relnamespace = ANY(%(schemas)s::oid[])
