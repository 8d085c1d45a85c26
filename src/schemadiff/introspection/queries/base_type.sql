-- [where type b]
-- No user-defined type can have the subscript handler of arrays (DefineType in typecmds.c).
SELECT
    ARRAY[n.nspname, t.typname]::text[] AS _path,
    t.oid AS _oid,
    f.input, f.output, f.receive, f.send, f.typmod_in, f.typmod_out, f.analyze, f.subscript,
    nullif(t.typlen, -1) AS internallength,
    t.typbyval AS passedbyvalue,
    CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'd' THEN 'double' END AS alignment,
    CASE t.typstorage WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' WHEN 'm' THEN 'main' END AS storage,
    t.typcategory AS category,
    t.typispreferred AS preferred,
    t.typdefault AS default,
    CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END AS element,
    t.typdelim AS delimiter,
    t.typcollation <> 0 AS collatable
FROM pg_type AS t
JOIN pg_namespace AS n ON n.oid = t.typnamespace
CROSS JOIN LATERAL (
    SELECT
        max(p.path) FILTER (WHERE p.oid = t.typinput) AS input,
        max(p.path) FILTER (WHERE p.oid = t.typoutput) AS output,
        max(p.path) FILTER (WHERE p.oid = t.typreceive) AS receive,
        max(p.path) FILTER (WHERE p.oid = t.typsend) AS send,
        max(p.path) FILTER (WHERE p.oid = t.typmodin) AS typmod_in,
        max(p.path) FILTER (WHERE p.oid = t.typmodout) AS typmod_out,
        max(p.path) FILTER (WHERE p.oid = t.typanalyze) AS analyze,
        max(p.path) FILTER (WHERE p.oid = t.typsubscript) AS subscript
    FROM (
        SELECT q.oid, ARRAY[s.nspname, q.proname]::text[] AS path
        FROM pg_proc AS q
        JOIN pg_namespace AS s ON s.oid = q.pronamespace
        WHERE q.oid IN (
            t.typinput, t.typoutput, t.typreceive, t.typsend, t.typmodin, t.typmodout, t.typanalyze, t.typsubscript
        )
    ) AS p
) AS f
WHERE t.typtype = 'b'
  AND t.typsubscript <> 'array_subscript_handler'::regproc
  AND t.typnamespace = ANY(%(schemas)s::oid[])
  AND t.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_type'::regclass
  )
