-- What functions and procedures have in common. Columns of RETURNS TABLE (mode t) are in the result, not among the
-- parameters. A routine with an SQL-standard body has no string body. deptype i: the constructors of a range type.
SELECT
    p.oid AS _oid,
    p.prokind,
    ARRAY[n.nspname, p.proname]::text[] AS _path,
    CASE WHEN p.pronargs = 0 THEN '' ELSE (
        SELECT string_agg(format_type(a.type, NULL), ', ' ORDER BY a.place)
        FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a (type, place)
    ) END AS _arguments,
    q.modes, q.names, q.types, q.defaults,
    l.lanname AS language,
    l.lanname IN ('internal', 'c') AS native,
    CASE WHEN p.prosecdef THEN 'definer' END AS security,
    p.proconfig AS set,
    CASE WHEN p.prosqlbody IS NULL THEN p.prosrc END AS body,
    CASE WHEN p.prosqlbody IS NOT NULL THEN pg_get_function_sqlbody(p.oid) END AS sql_body,
    p.probin AS library,
    CASE WHEN p.protrftypes IS NOT NULL THEN ARRAY(
        SELECT format_type(u.type, NULL)
        FROM unnest(p.protrftypes) WITH ORDINALITY AS u (type, place)
        ORDER BY u.place
    ) END AS transform
FROM pg_proc AS p
JOIN pg_namespace AS n ON n.oid = p.pronamespace
JOIN pg_language AS l ON l.oid = p.prolang
CROSS JOIN LATERAL (
    SELECT
        array_agg(coalesce(p.proargmodes[a.place], 'i') ORDER BY a.place) AS modes,
        array_agg(coalesce(p.proargnames[a.place], '') ORDER BY a.place) AS names,
        array_agg(format_type(a.type, NULL) ORDER BY a.place) AS types,
        CASE WHEN p.pronargdefaults > 0
            THEN array_agg(pg_get_function_arg_default(p.oid, a.place::integer) ORDER BY a.place) END AS defaults
    FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY AS a (type, place)
    WHERE p.proargmodes[a.place] IS DISTINCT FROM 't'
) AS q
WHERE p.pronamespace = ANY(%(schemas)s::oid[])
  AND p.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_proc'::regclass
  )
  AND NOT EXISTS (
    SELECT FROM pg_depend AS i
    WHERE i.classid = 'pg_proc'::regclass AND i.objid = p.oid AND i.deptype = 'i'
  )
