-- The operators and functions that users have added to operator families, and the class of each. The server assigns
-- some of them to the class, others to the family, whichever statement added them (amadjustmembers of the index
-- method); the latter count as the class's if it is the only one of their type.
SELECT
    m.classid, m.oid, m.family, m.number, m.lefttype, m.righttype, m.member, m.sortfamily,
    h.class IS NULL AS loose,
    coalesce(h.class, (
        SELECT min(c.oid::bigint)::oid
        FROM pg_opclass AS c
        WHERE c.opcfamily = m.family AND c.opcintype = m.lefttype AND c.opcintype = m.righttype
        HAVING count(*) = 1
    )) AS class
FROM (
    SELECT
        'pg_amop'::regclass::oid AS classid, o.oid, o.amopfamily AS family, o.amopstrategy AS number,
        o.amoplefttype AS lefttype, o.amoprighttype AS righttype, o.amopopr AS member, o.amopsortfamily AS sortfamily
    FROM pg_amop AS o
    WHERE o.oid >= 16384
    UNION ALL
    SELECT
        'pg_amproc'::regclass::oid, f.oid, f.amprocfamily, f.amprocnum,
        f.amproclefttype, f.amprocrighttype, f.amproc::oid, 0::oid
    FROM pg_amproc AS f
    WHERE f.oid >= 16384
) AS m
LEFT JOIN LATERAL (
    SELECT d.refobjid AS class
    FROM pg_depend AS d
    WHERE d.classid = m.classid AND d.objid = m.oid AND d.refclassid = 'pg_opclass'::regclass AND d.deptype = 'i'
) AS h ON true
