-- How values are converted in ALTER TABLE … TYPE without USING (assignment context). A domain counts as its base type,
-- modifiers included.
WITH RECURSIVE asked AS (
  SELECT old, new
    FROM unnest(%(old)s::text[], %(new)s::text[]) AS t(old, new)
), under (name, type, spelled) AS (
  SELECT name, to_regtype(name)::oid, name
    FROM (SELECT old FROM asked UNION SELECT new FROM asked) AS n(name)
  UNION ALL
  SELECT u.name, t.typbasetype, format_type(t.typbasetype, t.typtypmod)
    FROM under u
    JOIN pg_type t ON t.oid = u.type AND t.typtype = 'd'
), base AS (
  SELECT u.name, u.type, u.spelled, u.spelled <> u.name AS domain, t.typelem, t.typcategory
    FROM under u
    LEFT JOIN pg_type t ON t.oid = u.type
   WHERE t.typtype IS DISTINCT FROM 'd'
)
SELECT a.old, a.new, o.spelled, n.spelled,
       CASE
         WHEN o.type IS NULL OR n.type IS NULL THEN 'none'
         WHEN o.type = n.type THEN 'same'
         WHEN c.castcontext = 'i' THEN 'implicit'
         WHEN c.castcontext = 'a' THEN 'assignment'
         WHEN e.castcontext IN ('i', 'a') THEN 'assignment'
         WHEN n.typcategory = 'S' THEN 'assignment'
         WHEN c.castcontext = 'e' OR e.castcontext = 'e' THEN 'explicit'
         ELSE 'none'
       END,
       COALESCE(CASE WHEN COALESCE(n.typcategory = 'A', a.new LIKE '%%[]') THEN oe.typcategory ELSE o.typcategory END = 'S', false),
       NOT n.domain AND COALESCE(o.type = n.type OR c.castmethod = 'b', false)
  FROM asked a
  JOIN base o ON o.name = a.old
  JOIN base n ON n.name = a.new
  LEFT JOIN pg_type oe ON oe.oid = o.typelem AND o.typcategory = 'A'
  LEFT JOIN pg_cast c ON c.castsource = o.type AND c.casttarget = n.type
  LEFT JOIN pg_cast e ON e.castsource = o.typelem AND e.casttarget = n.typelem AND o.typelem <> 0 AND n.typelem <> 0
