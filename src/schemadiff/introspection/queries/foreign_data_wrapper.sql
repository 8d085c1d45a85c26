-- [where foreign data wrapper]
SELECT
    ARRAY[w.fdwname]::text[] AS _path,
    w.oid AS _oid,
    CASE WHEN h.oid IS NOT NULL THEN ARRAY[hn.nspname, h.proname]::text[] END AS handler,
    CASE WHEN v.oid IS NOT NULL THEN ARRAY[vn.nspname, v.proname]::text[] END AS validator,
    w.fdwoptions AS options
FROM pg_foreign_data_wrapper AS w
LEFT JOIN pg_proc AS h ON h.oid = w.fdwhandler
LEFT JOIN pg_namespace AS hn ON hn.oid = h.pronamespace
LEFT JOIN pg_proc AS v ON v.oid = w.fdwvalidator
LEFT JOIN pg_namespace AS vn ON vn.oid = v.pronamespace
WHERE w.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_foreign_data_wrapper'::regclass
  )
