-- How values get from one type to another in ALTER TABLE … TYPE without USING (assignment context).
WITH asked AS (
  SELECT old, new, to_regtype(old) AS o, to_regtype(new) AS n
    FROM unnest(%(old)s::text[], %(new)s::text[]) AS t(old, new)
), base AS (
  SELECT a.old, a.new,
         CASE WHEN ot.typtype = 'd' THEN ot.typbasetype ELSE ot.oid END AS o,
         CASE WHEN nt.typtype = 'd' THEN nt.typbasetype ELSE nt.oid END AS n,
         ot.typelem AS oe, nt.typelem AS ne, nt.typcategory AS category,
         (nt.typtype = 'd')::int AS constraints
    FROM asked a
    LEFT JOIN pg_type ot ON ot.oid = a.o
    LEFT JOIN pg_type nt ON nt.oid = a.n
)
SELECT b.old, b.new,
       CASE
         WHEN b.o IS NULL OR b.n IS NULL THEN 'none'
         WHEN b.o = b.n THEN 'same'
         WHEN c.castcontext = 'i' THEN 'implicit'
         WHEN c.castcontext = 'a' THEN 'assignment'
         WHEN e.castcontext IN ('i', 'a') THEN 'assignment'
         WHEN b.category = 'S' THEN 'assignment'
         WHEN c.castcontext = 'e' OR e.castcontext = 'e' THEN 'explicit'
         ELSE 'none'
       END,
       b.constraints = 0 AND COALESCE(b.o = b.n OR c.castmethod = 'b', false)
  FROM base b
  LEFT JOIN pg_cast c ON c.castsource = b.o AND c.casttarget = b.n
  LEFT JOIN pg_cast e ON e.castsource = b.oe AND e.casttarget = b.ne AND b.oe <> 0 AND b.ne <> 0
