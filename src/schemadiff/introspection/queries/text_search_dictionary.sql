-- [where text search dictionary]
-- dictinitoption is the list of options as SQL: name = 'text', name = 5.
SELECT
    d.oid AS _oid,
    ARRAY[n.nspname, d.dictname]::text[] AS _path,
    ARRAY[t_n.nspname, t.tmplname]::text[] AS template,
    d.dictinitoption AS "options.list"
FROM pg_ts_dict AS d
JOIN pg_namespace AS n ON n.oid = d.dictnamespace
JOIN pg_ts_template AS t ON t.oid = d.dicttemplate
JOIN pg_namespace AS t_n ON t_n.oid = t.tmplnamespace
WHERE d.dictnamespace = ANY(%(schemas)s::oid[])
  AND d.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_ts_dict'::regclass
  )
