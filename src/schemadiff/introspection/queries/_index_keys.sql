-- The collations and operator classes of index keys if any of them is not the default of the column, the type and the
-- method. Most indexes pass a cheap test first: their operator classes are defaults that no type with a default of its
-- own can use (by a binary coercible cast), their collations the default one, over columns that have it as well.
--
-- The default operator class of a type is that of the very type, else one that it is binary coercible to
-- (GetDefaultOpClass in indexcmds.c); text is so to bpchar, and varchar goes to text. One with options is always named.
SELECT
    k.indexrelid,
    array_agg(CASE WHEN k.own_collation THEN
        CASE WHEN co.collnamespace <> 'pg_catalog'::regnamespace
            THEN (SELECT quote_ident(n.nspname) || '.' FROM pg_namespace AS n WHERE n.oid = co.collnamespace)
            ELSE ''
        END || quote_ident(co.collname)
    END ORDER BY k.place) AS collations,
    array_agg(CASE WHEN k.own_opclass THEN
        CASE WHEN oc.opcnamespace <> 'pg_catalog'::regnamespace
            THEN (SELECT quote_ident(n.nspname) || '.' FROM pg_namespace AS n WHERE n.oid = oc.opcnamespace)
            ELSE ''
        END || quote_ident(oc.opcname)
    END ORDER BY k.place) AS opclasses,
    json_agg(k.attoptions ORDER BY k.place) AS opclass_options,
    bool_or(k.own_collation AND k.number = 0) AS doubtful
FROM (
    SELECT
        i.indexrelid, u.place, u.number, u.opclass, u.coll,
        xa.attoptions,
        u.coll <> 0 AND u.coll <> coalesce(ta.attcollation, t.typcollation) AS own_collation,
        xa.attoptions IS NOT NULL OR NOT (
            d.opcdefault
            AND (
                d.opcintype = b.base
                OR d.opcintype <> 'bpchar'::regtype AND NOT EXISTS (
                    SELECT FROM pg_opclass AS e
                    WHERE e.opcmethod = d.opcmethod AND e.opcdefault AND e.opcintype = b.base
                )
            )
        ) AS own_opclass
    FROM pg_index AS i
    CROSS JOIN LATERAL unnest(i.indkey::smallint[], i.indclass::oid[], i.indcollation::oid[])
        WITH ORDINALITY AS u (number, opclass, coll, place)
    JOIN pg_attribute AS xa ON xa.attrelid = i.indexrelid AND xa.attnum = u.place
    LEFT JOIN pg_attribute AS ta ON ta.attrelid = i.indrelid AND ta.attnum = u.number AND u.number <> 0
    JOIN pg_type AS t ON t.oid = coalesce(ta.atttypid, xa.atttypid)
    CROSS JOIN LATERAL (SELECT CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END AS base) AS b
    JOIN pg_opclass AS d ON d.oid = u.opclass
    WHERE u.place <= i.indnkeyatts
      AND NOT i.indisprimary
      AND i.indrelid >= 16384
      AND (
        i.indexprs IS NOT NULL
        OR NOT i.indclass::oid[] <@ ARRAY(
            SELECT f.oid
            FROM pg_opclass AS f
            WHERE f.opcdefault AND (f.opcmethod, f.opcintype) NOT IN (
                SELECT e.opcmethod, g.casttarget
                FROM pg_cast AS g
                JOIN pg_opclass AS e ON e.opcintype = g.castsource AND e.opcdefault
                WHERE g.castmethod = 'b' AND g.castcontext = 'i'
            )
        )
        OR NOT i.indcollation::oid[] <@ ARRAY[0, 'pg_catalog."default"'::regcollation]::oid[]
        OR i.indexrelid = ANY(%(tuned)s::oid[])
        OR i.indrelid = ANY(%(collated)s::oid[])
      )
) AS k
LEFT JOIN pg_opclass AS oc ON oc.oid = k.opclass AND k.own_opclass
LEFT JOIN pg_collation AS co ON co.oid = k.coll AND k.own_collation
GROUP BY k.indexrelid
HAVING bool_or(k.own_opclass OR k.own_collation)
