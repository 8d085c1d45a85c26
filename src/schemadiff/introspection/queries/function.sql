-- [where routine f, routine w]
SELECT
    r._oid, r._path, r._arguments,
    r.modes AS "parameters.mode", r.names AS "parameters.name",
    r.types AS "parameters.type", r.defaults AS "parameters.default",
    r.language, r.security, r.set, r.body, r.sql_body, r.library, r.transform,
    pg_get_function_result(p.oid) AS returns,
    CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END AS volatility,
    p.proisstrict AS strict,
    p.proleakproof AS leakproof,
    CASE p.proparallel WHEN 'r' THEN 'restricted' WHEN 's' THEN 'safe' END AS parallel,
    CASE WHEN p.procost <> CASE WHEN r.native THEN 1 ELSE 100 END THEN p.procost::text END AS cost,
    CASE WHEN p.proretset AND p.prorows <> 1000 THEN p.prorows::text END AS rows,
    CASE WHEN p.prosupport <> 0 THEN (
        SELECT ARRAY[n.nspname, s.proname]::text[]
        FROM pg_proc AS s
        JOIN pg_namespace AS n ON n.oid = s.pronamespace
        WHERE s.oid = p.prosupport
    ) END AS support,
    r.prokind = 'w' AS window
FROM (
    -- include _routines.sql
) AS r
JOIN pg_proc AS p ON p.oid = r._oid
WHERE r.prokind IN ('f', 'w')
