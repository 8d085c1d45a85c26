-- What evaluating a data check would involve beyond pg_catalog: the classes of columns and types, and the routines,
-- operators and casts that could be meant by the names of built-in ones. A class is `plain` (built in, an enum, or
-- composed of such), `extension` (a base type of an extension) or `other`.
WITH RECURSIVE tables(relation, oid) AS (
  SELECT r, to_regclass(r)::oid FROM unnest(%(relations)s::text[]) AS u(r)
), named(sort, name, part, oid, settled) AS (
  SELECT 'column', t.relation, a.attname::text, a.atttypid, false
    FROM tables t
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT 'type', t, NULL, to_regtype(t)::oid, false FROM unnest(%(types)s::text[]) AS u(t)
), under(start, oid, inside, is_domain) AS (
  SELECT DISTINCT oid, oid, false, false FROM named WHERE oid IS NOT NULL
  UNION ALL
  SELECT u.start,
         CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.typelem END,
         u.inside OR t.typtype <> 'd',
         t.typtype = 'd'
    FROM under u
    JOIN pg_type t ON t.oid = u.oid
   WHERE t.typtype = 'd' AND NOT u.inside OR t.typtype = 'b' AND t.typcategory = 'A' AND t.typelem <> 0
), classes AS (
  SELECT u.start,
         CASE WHEN t.typtype = 'e' THEN 'plain'
              WHEN t.typnamespace = 'pg_catalog'::regnamespace AND t.typtype IN ('b', 'r', 'm') THEN 'plain'
              WHEN t.typtype = 'b' AND EXISTS (
                SELECT FROM pg_depend d
                 WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e') THEN 'extension'
              ELSE 'other'
         END AS class
    FROM under u
    JOIN pg_type t ON t.oid = u.oid
   WHERE NOT (t.typtype = 'd' AND NOT u.inside OR t.typtype = 'b' AND t.typcategory = 'A' AND t.typelem <> 0)
), ours(oid) AS (
  -- Types whose values a data check can have: it names no column or cast of another type, and no cast leads to those.
  SELECT t.oid
    FROM pg_type t
   WHERE t.typnamespace = 'pg_catalog'::regnamespace
      OR t.typtype NOT IN ('b', 'r', 'm')
      OR t.typtype = 'b' AND t.typcategory = 'A' AND EXISTS (
           SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typtype NOT IN ('b', 'r', 'm'))
      OR EXISTS (
           SELECT FROM pg_cast c JOIN pg_type s ON s.oid = c.castsource
            WHERE c.casttarget = t.oid AND c.castcontext = 'i'
              AND (s.typnamespace = 'pg_catalog'::regnamespace OR s.typtype NOT IN ('b', 'r', 'm')))
)
SELECT n.sort, n.name, n.part, c.class, n.oid::bigint, t.typtype = 'd'
  FROM named n
  JOIN pg_type t ON t.oid = n.oid
  JOIN classes c ON c.start = n.oid
UNION ALL
SELECT 'function', p.proname::text, n.nspname::text, NULL, NULL, NULL
  FROM pg_proc p
  JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE p.proname = ANY(%(functions)s::text[])
   AND n.nspname <> 'pg_catalog'
   AND NOT EXISTS (SELECT FROM unnest(p.proargtypes) AS a(t) WHERE a.t NOT IN (SELECT oid FROM ours))
UNION ALL
SELECT 'operator', o.oprname::text, n.nspname::text, NULL, NULL, NULL
  FROM pg_operator o
  JOIN pg_namespace n ON n.oid = o.oprnamespace
 WHERE o.oprname = ANY(%(operators)s::text[])
   AND n.nspname <> 'pg_catalog'
   AND (o.oprleft = 0 OR o.oprleft IN (SELECT oid FROM ours))
   AND o.oprright IN (SELECT oid FROM ours)
UNION ALL
SELECT 'cast', format_type(c.castsource, NULL), format_type(c.casttarget, NULL), NULL, x.oid::bigint, NULL
  FROM pg_cast c
  JOIN pg_proc p ON p.oid = c.castfunc AND p.pronamespace <> 'pg_catalog'::regnamespace
  JOIN pg_type s ON s.oid = c.castsource
  JOIN pg_type g ON g.oid = c.casttarget
  CROSS JOIN LATERAL (
    -- Zero if both are built in, since every value could then be cast.
    SELECT CASE WHEN s.typnamespace <> 'pg_catalog'::regnamespace THEN s.oid
                WHEN g.typnamespace <> 'pg_catalog'::regnamespace THEN g.oid
                ELSE 0::oid END AS oid
  ) x
 WHERE c.castsource IN (SELECT oid FROM ours) AND c.casttarget IN (SELECT oid FROM ours)
