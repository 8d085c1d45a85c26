-- What types are made of once every domain is taken away; null where a value of one is made by more than built-in code,
-- or by that of an extension: an array, a row or a range can hold a domain, whose check would run.
WITH RECURSIVE under(name, oid, spelled) AS (
  SELECT t, to_regtype(t)::oid, t FROM unnest(%(types)s::text[]) AS u(t)
  UNION ALL
  SELECT u.name, t.typbasetype, format_type(t.typbasetype, t.typtypmod)
    FROM under u
    JOIN pg_type t ON t.oid = u.oid
   WHERE t.typtype = 'd'
)
SELECT u.name,
       CASE WHEN t.typtype = 'e' THEN u.spelled
            WHEN t.typnamespace = 'pg_catalog'::regnamespace AND t.typtype IN ('b', 'r', 'm')
                 AND (t.typcategory <> 'A' OR e.typnamespace = t.typnamespace AND e.typtype IN ('b', 'r', 'm')) THEN u.spelled
            WHEN t.typtype = 'b' AND t.typcategory <> 'A' THEN u.spelled
       END
  FROM under u
  JOIN pg_type t ON t.oid = u.oid
  LEFT JOIN pg_type e ON e.oid = t.typelem
 WHERE t.typtype <> 'd'
