-- [where text search parser]
SELECT
    p.oid AS _oid,
    ARRAY[n.nspname, p.prsname]::text[] AS _path,
    q.start, q.gettoken, q.end, q.headline, q.lextypes
FROM pg_ts_parser AS p
JOIN pg_namespace AS n ON n.oid = p.prsnamespace
CROSS JOIN LATERAL (
    SELECT
        max(x.path) FILTER (WHERE x.what = 1) AS start,
        max(x.path) FILTER (WHERE x.what = 2) AS gettoken,
        max(x.path) FILTER (WHERE x.what = 3) AS end,
        max(x.path) FILTER (WHERE x.what = 4) AS headline,
        max(x.path) FILTER (WHERE x.what = 5) AS lextypes
    FROM (
        SELECT v.what, ARRAY[f_n.nspname, f.proname]::text[] AS path
        FROM (VALUES (1, p.prsstart), (2, p.prstoken), (3, p.prsend), (4, p.prsheadline), (5, p.prslextype))
            AS v (what, function)
        JOIN pg_proc AS f ON f.oid = v.function
        JOIN pg_namespace AS f_n ON f_n.oid = f.pronamespace
    ) AS x
) AS q
WHERE p.prsnamespace = ANY(%(schemas)s::oid[])
  AND p.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_ts_parser'::regclass
  )
