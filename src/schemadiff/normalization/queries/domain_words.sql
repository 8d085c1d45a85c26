-- By what names a text can come to a constant of a type that holds values of these domains (an array, a row, a range),
-- so that the domain's check runs while the text is parsed: the types themselves, what has a column of one, such columns,
-- and the routines that take or give one.
WITH RECURSIVE holds(oid) AS (
  SELECT unnest(%(domains)s::oid[])
  UNION
  SELECT x.oid
    FROM holds h
    CROSS JOIN LATERAL (
      SELECT t.oid FROM pg_type t WHERE h.oid IN (t.typelem, t.typbasetype)
      UNION ALL
      SELECT c.reltype FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE a.atttypid = h.oid AND a.attnum > 0 AND c.reltype <> 0
      UNION ALL
      SELECT unnest(ARRAY[r.rngtypid, r.rngmultitypid]) FROM pg_range r WHERE r.rngsubtype = h.oid
    ) x
)
SELECT t.typname::text FROM holds h JOIN pg_type t ON t.oid = h.oid
UNION
SELECT a.attname::text FROM holds h JOIN pg_attribute a ON a.atttypid = h.oid
  JOIN pg_class c ON c.oid = a.attrelid AND c.relkind NOT IN ('i', 'I', 't')
 WHERE h.oid <> ALL(%(domains)s::oid[])
UNION
SELECT p.proname::text FROM holds h
  JOIN pg_proc p ON h.oid = p.prorettype OR h.oid = ANY(COALESCE(p.proallargtypes, p.proargtypes::oid[]))
 WHERE h.oid <> ALL(%(domains)s::oid[])
