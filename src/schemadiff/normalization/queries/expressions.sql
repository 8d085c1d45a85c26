-- The answers that temporary tables carry: defaults and generated columns, checks, trigger conditions.
-- An element of an index is asked as CHECK ((element) IS NULL) under a name that begins with x.
WITH carrier AS (
  SELECT c.oid
    FROM pg_class c
   WHERE c.relname = ANY(%(names)s) AND c.relnamespace = pg_my_temp_schema()
)
SELECT substr(a.attname, 4)::int, pg_get_expr(d.adbin, d.adrelid)
  FROM carrier
  JOIN pg_attrdef d ON d.adrelid = carrier.oid
  JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
UNION ALL
SELECT substr(c.conname, 4)::int,
       CASE WHEN c.conname LIKE 'x%%'
            THEN regexp_replace(pg_get_expr(c.conbin, c.conrelid), '^\((.*) IS NULL\)$', '\1')
            ELSE pg_get_expr(c.conbin, c.conrelid) END
  FROM carrier
  JOIN pg_constraint c ON c.conrelid = carrier.oid AND c.contype = 'c'
UNION ALL
SELECT substr(t.tgname, 4)::int,
       substring(pg_get_triggerdef(t.oid) FROM ' WHEN \((.*)\) EXECUTE FUNCTION ')
  FROM carrier
  JOIN pg_trigger t ON t.tgrelid = carrier.oid AND NOT t.tgisinternal
