-- [where conversion]
SELECT
    c.oid AS _oid,
    ARRAY[n.nspname, c.conname]::text[] AS _path,
    pg_encoding_to_char(c.conforencoding)::text AS "for",
    pg_encoding_to_char(c.contoencoding)::text AS "to",
    ARRAY[p_n.nspname, p.proname]::text[] AS "function",
    c.condefault AS "default"
FROM pg_conversion AS c
JOIN pg_namespace AS n ON n.oid = c.connamespace
JOIN pg_proc AS p ON p.oid = c.conproc
JOIN pg_namespace AS p_n ON p_n.oid = p.pronamespace
WHERE c.connamespace = ANY(%(schemas)s::oid[])
  AND c.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_conversion'::regclass
  )
