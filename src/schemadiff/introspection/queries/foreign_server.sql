-- [where foreign server]
SELECT
    ARRAY[s.srvname]::text[] AS _path,
    s.oid AS _oid,
    w.fdwname AS wrapper,
    s.srvtype AS type,
    s.srvversion AS version,
    s.srvoptions AS options
FROM pg_foreign_server AS s
JOIN pg_foreign_data_wrapper AS w ON w.oid = s.srvfdw
WHERE s.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_foreign_server'::regclass
  )
