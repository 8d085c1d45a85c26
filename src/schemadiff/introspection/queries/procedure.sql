-- [where routine p]
SELECT
    r._oid, r._path, r._arguments,
    r.modes AS "parameters.mode", r.names AS "parameters.name",
    r.types AS "parameters.type", r.defaults AS "parameters.default",
    r.language, r.security, r.set, r.body, r.sql_body, r.library, r.transform
FROM (
    -- include _routines.sql
) AS r
WHERE r.prokind = 'p'
