-- [where access method]
SELECT
    m.oid AS _oid,
    ARRAY[m.amname]::text[] AS _path,
    CASE m.amtype WHEN 'i' THEN 'index' ELSE 'table' END AS type,
    ARRAY[n.nspname, p.proname]::text[] AS handler
FROM pg_am AS m
JOIN pg_proc AS p ON p.oid = m.amhandler
JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE m.oid >= 16384
  AND m.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_am'::regclass
  )
