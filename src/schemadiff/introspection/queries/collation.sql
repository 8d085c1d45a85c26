-- [where collation]
-- Collations of another encoding than the database's cannot be used in it. Before 15 the locale of icu is in
-- collcollate.
SELECT
    c.oid AS _oid,
    ARRAY[n.nspname, c.collname]::text[] AS _path,
    CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' END AS provider,
    CASE WHEN c.collprovider <> 'c' THEN c.colllocale -- [17-]
    CASE WHEN c.collprovider <> 'c' THEN c.colliculocale -- [15-16]
    CASE WHEN c.collprovider <> 'c' THEN c.collcollate -- [-14]
        WHEN c.collcollate = c.collctype THEN c.collcollate END::text AS locale,
    CASE WHEN c.collprovider = 'c' AND c.collcollate <> c.collctype THEN c.collcollate END::text AS lc_collate,
    CASE WHEN c.collprovider = 'c' AND c.collcollate <> c.collctype THEN c.collctype END::text AS lc_ctype,
    c.collicurules AS rules, -- [16-]
    NOT c.collisdeterministic AS nondeterministic
FROM pg_collation AS c
JOIN pg_namespace AS n ON n.oid = c.collnamespace
WHERE c.collnamespace = ANY(%(schemas)s::oid[])
  AND (c.collencoding = -1 OR c.collencoding = (
    SELECT d.encoding FROM pg_database AS d WHERE d.datname = current_database()
  ))
  AND c.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_collation'::regclass
  )
