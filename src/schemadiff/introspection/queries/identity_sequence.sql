-- [where relation S]
-- One row for each identity column; its options are read with the column.
SELECT
    'pg_class'::regclass::oid AS _parent_classid,
    d.refobjid AS _parent_oid,
    d.refobjsubid AS _parent_subid,
    q.seqrelid AS _oid,
    CASE WHEN s.relpersistence <> c.relpersistence THEN -- [15-]
        CASE s.relpersistence WHEN 'u' THEN 'unlogged' ELSE 'logged' END -- [15-]
    END AS persistence -- [15-]
    NULL AS persistence -- [-14]
FROM pg_sequence AS q
JOIN pg_depend AS d
    ON d.classid = 'pg_class'::regclass AND d.objid = q.seqrelid AND d.objsubid = 0
    AND d.deptype = 'i' AND d.refclassid = 'pg_class'::regclass
JOIN pg_class AS s ON s.oid = q.seqrelid
JOIN pg_class AS c ON c.oid = d.refobjid
WHERE c.relnamespace = ANY(%(schemas)s::oid[])
