-- [where relation S]
-- deptype i: the sequence of an identity column, which belongs to its column; e: an extension's; a: OWNED BY.
WITH sequences AS (
    SELECT
        c.oid, c.relname, c.relnamespace, c.relpersistence,
        s.seqtypid, s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache, s.seqcycle,
        CASE s.seqtypid
            WHEN 'smallint'::regtype THEN 32767
            WHEN 'integer'::regtype THEN 2147483647
            ELSE 9223372036854775807
        END AS top
    FROM pg_class AS c
    JOIN pg_sequence AS s ON s.seqrelid = c.oid
    WHERE c.relkind = 'S'
      AND c.relnamespace = ANY(%(schemas)s::oid[])
)
SELECT
    ARRAY[n.nspname, s.relname]::text[] AS _path,
    s.oid AS _oid,
    format_type(s.seqtypid, NULL) AS type,
    s.seqincrement AS increment,
    CASE WHEN s.seqincrement > 0 THEN nullif(s.seqmin, 1) ELSE nullif(s.seqmin, -s.top - 1) END AS min,
    CASE WHEN s.seqincrement > 0 THEN nullif(s.seqmax, s.top) ELSE nullif(s.seqmax, -1) END AS max,
    CASE WHEN s.seqincrement > 0 THEN nullif(s.seqstart, s.seqmin) ELSE nullif(s.seqstart, s.seqmax) END AS start,
    s.seqcache AS cache,
    s.seqcycle AS cycle,
    CASE WHEN oc.oid IS NOT NULL THEN ARRAY[tn.nspname, oc.relname, oa.attname]::text[] END AS owned_by,
    s.relpersistence = 'u' AS unlogged -- [15-]
    NULL AS unlogged -- [-14]
FROM sequences AS s
JOIN pg_namespace AS n ON n.oid = s.relnamespace
LEFT JOIN pg_depend AS d
    ON d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.objsubid = 0
    AND d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
LEFT JOIN pg_class AS oc ON oc.oid = d.refobjid
LEFT JOIN pg_namespace AS tn ON tn.oid = oc.relnamespace
LEFT JOIN pg_attribute AS oa ON oa.attrelid = d.refobjid AND oa.attnum = d.refobjsubid
WHERE d.deptype IS DISTINCT FROM 'i'
  AND s.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_class'::regclass
  )
