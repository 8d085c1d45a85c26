-- The answers a temporary table carries: defaults and generated columns, checks, trigger conditions.
SELECT substr(a.attname, 4)::int, pg_get_expr(d.adbin, d.adrelid)
  FROM pg_attrdef d
  JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
 WHERE d.adrelid = %(relation)s::regclass
UNION ALL
SELECT substr(c.conname, 4)::int,
       CASE WHEN c.conname LIKE 'x%%'
            THEN regexp_replace(pg_get_expr(c.conbin, c.conrelid), '^\((.*) IS NULL\)$', '\1')
            ELSE pg_get_expr(c.conbin, c.conrelid) END
  FROM pg_constraint c
 WHERE c.conrelid = %(relation)s::regclass AND c.contype = 'c'
UNION ALL
SELECT substr(t.tgname, 4)::int,
       substring(pg_get_triggerdef(t.oid) FROM ' WHEN \((.*)\) EXECUTE FUNCTION ')
  FROM pg_trigger t
 WHERE t.tgrelid = %(relation)s::regclass AND NOT t.tgisinternal
