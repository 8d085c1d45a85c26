-- [where routine a]
-- proargtypes has the aggregated arguments after the direct ones. The size is 0 for a state without one.
SELECT
    p.oid AS _oid,
    ARRAY[n.nspname, p.proname]::text[] AS _path,
    coalesce(q.input, '') AS _arguments,
    q.modes AS "parameters.mode", q.names AS "parameters.name", q.types AS "parameters.type",
    NULL::text[] AS "parameters.default",
    CASE WHEN a.aggkind <> 'n' THEN a.aggnumdirectargs::integer END AS direct,
    f.aggtransfn AS sfunc,
    format_type(a.aggtranstype, NULL) AS stype,
    nullif(a.aggtransspace, 0) AS sspace,
    f.aggfinalfn AS finalfunc,
    a.aggfinalextra AS finalfunc_extra,
    CASE WHEN a.aggfinalmodify <> m.assumed THEN f.finalmodify END AS finalfunc_modify,
    f.aggcombinefn AS combinefunc,
    f.aggserialfn AS serialfunc,
    f.aggdeserialfn AS deserialfunc,
    a.agginitval AS initcond,
    f.aggmtransfn AS msfunc,
    f.aggminvtransfn AS minvfunc,
    CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END AS mstype,
    nullif(a.aggmtransspace, 0) AS msspace,
    f.aggmfinalfn AS mfinalfunc,
    a.aggmfinalextra AS mfinalfunc_extra,
    CASE WHEN a.aggmfinalmodify <> m.assumed THEN f.mfinalmodify END AS mfinalfunc_modify,
    a.aggminitval AS minitcond,
    CASE WHEN o.oid IS NOT NULL THEN ARRAY[o_n.nspname, o.oprname]::text[] END AS sortop,
    CASE p.proparallel WHEN 'r' THEN 'restricted' WHEN 's' THEN 'safe' END AS parallel,
    a.aggkind = 'h' AS hypothetical
FROM pg_proc AS p
JOIN pg_aggregate AS a ON a.aggfnoid = p.oid
JOIN pg_namespace AS n ON n.oid = p.pronamespace
LEFT JOIN pg_operator AS o ON o.oid = a.aggsortop
LEFT JOIN pg_namespace AS o_n ON o_n.oid = o.oprnamespace
CROSS JOIN LATERAL (
    SELECT
        string_agg(format_type(t.type, NULL), ', ' ORDER BY t.place) AS input,
        array_agg(coalesce(p.proargmodes[t.place], 'i') ORDER BY t.place) AS modes,
        array_agg(coalesce(p.proargnames[t.place], '') ORDER BY t.place) AS names,
        array_agg(format_type(t.type, NULL) ORDER BY t.place) AS types
    FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS t (type, place)
) AS q
CROSS JOIN LATERAL (SELECT CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char" AS assumed) AS m
CROSS JOIN LATERAL (
    SELECT
        max(x.path) FILTER (WHERE x.what = 's') AS aggtransfn,
        max(x.path) FILTER (WHERE x.what = 'f') AS aggfinalfn,
        max(x.path) FILTER (WHERE x.what = 'c') AS aggcombinefn,
        max(x.path) FILTER (WHERE x.what = 'e') AS aggserialfn,
        max(x.path) FILTER (WHERE x.what = 'd') AS aggdeserialfn,
        max(x.path) FILTER (WHERE x.what = 'ms') AS aggmtransfn,
        max(x.path) FILTER (WHERE x.what = 'mi') AS aggminvtransfn,
        max(x.path) FILTER (WHERE x.what = 'mf') AS aggmfinalfn,
        CASE a.aggfinalmodify WHEN 'r' THEN 'read_only' WHEN 's' THEN 'shareable' ELSE 'read_write' END AS finalmodify,
        CASE a.aggmfinalmodify WHEN 'r' THEN 'read_only' WHEN 's' THEN 'shareable' ELSE 'read_write' END AS mfinalmodify
    FROM (
        SELECT v.what, ARRAY[v_n.nspname, v_p.proname]::text[] AS path
        FROM (VALUES
            ('s', a.aggtransfn), ('f', a.aggfinalfn), ('c', a.aggcombinefn), ('e', a.aggserialfn),
            ('d', a.aggdeserialfn), ('ms', a.aggmtransfn), ('mi', a.aggminvtransfn), ('mf', a.aggmfinalfn)
        ) AS v (what, function)
        JOIN pg_proc AS v_p ON v_p.oid = v.function
        JOIN pg_namespace AS v_n ON v_n.oid = v_p.pronamespace
    ) AS x
) AS f
WHERE p.prokind = 'a'
  AND p.pronamespace = ANY(%(schemas)s::oid[])
  AND p.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_proc'::regclass
  )
