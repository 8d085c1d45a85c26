-- [where cast]
-- Casts that name a managed schema, and those that name none. A range type's cast to its multirange type is its own
-- (deptype i).
SELECT
    c.oid AS _oid,
    ARRAY[format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL)] AS _path,
    format_type(c.castsource, NULL) AS source,
    format_type(c.casttarget, NULL) AS target,
    CASE WHEN f.oid IS NOT NULL THEN ARRAY[f_n.nspname, f.proname]::text[] END AS function,
    q.modes AS "takes.mode", q.names AS "takes.name", q.types AS "takes.type", NULL::text[] AS "takes.default",
    c.castmethod = 'i' AS inout,
    c.castmethod = 'b' AS without_function,
    CASE c.castcontext WHEN 'a' THEN 'assignment' WHEN 'i' THEN 'implicit' END AS context
FROM pg_cast AS c
JOIN pg_type AS s ON s.oid = c.castsource
JOIN pg_type AS t ON t.oid = c.casttarget
LEFT JOIN pg_proc AS f ON f.oid = c.castfunc
LEFT JOIN pg_namespace AS f_n ON f_n.oid = f.pronamespace
CROSS JOIN LATERAL (
    SELECT
        array_agg('i'::text ORDER BY a.place) AS modes,
        array_agg(''::text ORDER BY a.place) AS names,
        array_agg(format_type(a.type, NULL) ORDER BY a.place) AS types
    FROM unnest(f.proargtypes::oid[]) WITH ORDINALITY AS a (type, place)
) AS q
CROSS JOIN LATERAL (
    SELECT array_remove(ARRAY[s.typnamespace, t.typnamespace, f.pronamespace], 'pg_catalog'::regnamespace::oid) AS named
) AS w
WHERE c.oid >= 16384
  AND (w.named && %(schemas)s::oid[] OR array_remove(w.named, NULL) = '{}')
  AND NOT EXISTS (
    SELECT FROM pg_depend AS d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i'
  )
  AND c.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_cast'::regclass
  )
