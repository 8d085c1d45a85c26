-- [where operator]
-- An operator without a function is a shell: another one names it as its commutator or negator.
SELECT
    o.oid AS _oid,
    ARRAY[n.nspname, o.oprname]::text[] AS _path,
    CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END || ', ' || format_type(o.oprright, NULL)
        AS _arguments,
    CASE WHEN o.oprleft <> 0 THEN format_type(o.oprleft, NULL) END AS left,
    format_type(o.oprright, NULL) AS right,
    ARRAY[f_n.nspname, f.proname]::text[] AS function,
    CASE WHEN c.oid IS NOT NULL THEN ARRAY[c_n.nspname, c.oprname]::text[] END AS commutator,
    CASE WHEN g.oid IS NOT NULL THEN ARRAY[g_n.nspname, g.oprname]::text[] END AS negator,
    CASE WHEN r.oid IS NOT NULL THEN ARRAY[r_n.nspname, r.proname]::text[] END AS restrict,
    CASE WHEN j.oid IS NOT NULL THEN ARRAY[j_n.nspname, j.proname]::text[] END AS join,
    o.oprcanhash AS hashes,
    o.oprcanmerge AS merges
FROM pg_operator AS o
JOIN pg_namespace AS n ON n.oid = o.oprnamespace
JOIN pg_proc AS f ON f.oid = o.oprcode
JOIN pg_namespace AS f_n ON f_n.oid = f.pronamespace
LEFT JOIN pg_operator AS c ON c.oid = o.oprcom
LEFT JOIN pg_namespace AS c_n ON c_n.oid = c.oprnamespace
LEFT JOIN pg_operator AS g ON g.oid = o.oprnegate
LEFT JOIN pg_namespace AS g_n ON g_n.oid = g.oprnamespace
LEFT JOIN pg_proc AS r ON r.oid = o.oprrest
LEFT JOIN pg_namespace AS r_n ON r_n.oid = r.pronamespace
LEFT JOIN pg_proc AS j ON j.oid = o.oprjoin
LEFT JOIN pg_namespace AS j_n ON j_n.oid = j.pronamespace
WHERE o.oprnamespace = ANY(%(schemas)s::oid[])
  AND o.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_operator'::regclass
  )
