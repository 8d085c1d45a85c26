SELECT
    ARRAY[n.nspname, c.relname]::text[] AS _path,
    c.oid AS _oid,
    s.srvname AS server,
    f.ftoptions AS options
FROM pg_foreign_table AS f
JOIN pg_class AS c ON c.oid = f.ftrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_foreign_server AS s ON s.oid = f.ftserver
WHERE NOT c.relispartition
  AND c.relnamespace = ANY(%(schemas)s::oid[])
  AND c.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_class'::regclass
  )
  AND c.oid NOT IN (SELECT i.inhrelid FROM pg_inherits AS i)
