-- [where language]
SELECT
    l.oid AS _oid,
    ARRAY[l.lanname]::text[] AS _path,
    l.lanpltrusted AS trusted,
    ARRAY[h_n.nspname, h.proname]::text[] AS handler,
    CASE WHEN i.oid IS NOT NULL THEN ARRAY[i_n.nspname, i.proname]::text[] END AS inline,
    CASE WHEN v.oid IS NOT NULL THEN ARRAY[v_n.nspname, v.proname]::text[] END AS validator
FROM pg_language AS l
JOIN pg_proc AS h ON h.oid = l.lanplcallfoid
JOIN pg_namespace AS h_n ON h_n.oid = h.pronamespace
LEFT JOIN pg_proc AS i ON i.oid = l.laninline
LEFT JOIN pg_namespace AS i_n ON i_n.oid = i.pronamespace
LEFT JOIN pg_proc AS v ON v.oid = l.lanvalidator
LEFT JOIN pg_namespace AS v_n ON v_n.oid = v.pronamespace
WHERE l.oid >= 16384
  AND l.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_language'::regclass
  )
