-- The tables in or below these relations that a publication sends changes of, and whose rows it cannot name, with the
-- reason: the server refuses every UPDATE or DELETE of them. See RelationBuildPublicationDesc in relcache.c.
-- What is to name the rows of a table by then, if that will be something else, is given: all values, or a key, which
-- partitions have as well.
WITH RECURSIVE family AS (
    SELECT oid AS root, oid FROM pg_class WHERE oid = ANY(%(relations)s::oid[])
    UNION
    SELECT f.root, i.inhrelid FROM family AS f JOIN pg_inherits AS i ON i.inhparent = f.oid
), sent AS (
    SELECT f.root, c.oid, c.relname, c.relnamespace, w.whole, p.oid AS publication,
        k.indexrelid IS NOT NULL OR g.relid IS NOT NULL AS keyed,
        ARRAY(
            SELECT a.attname FROM pg_attribute AS a
            WHERE a.attrelid = c.oid AND NOT w.whole
              AND CASE WHEN g.relid IS NULL THEN a.attnum = ANY(k.indkey[:k.indnkeyatts - 1]) ELSE a.attname = ANY(g.key) END
        ) AS key,
        ARRAY(
            SELECT NULL WHERE false -- [-17]
            SELECT a.attname FROM pg_attribute AS a -- [18-]
            WHERE a.attrelid = c.oid AND NOT a.attisdropped -- [18-]
              AND (a.attgenerated = 'v' OR (a.attgenerated = 's' AND p.pubgencols <> 's')) -- [18-]
              AND (w.whole OR CASE WHEN g.relid IS NULL -- [18-]
                THEN a.attnum = ANY(k.indkey[:k.indnkeyatts - 1]) ELSE a.attname = ANY(g.key) END) -- [18-]
        )::name[] AS unsent
    FROM family AS f
    JOIN pg_class AS c ON c.oid = f.oid AND c.relkind = 'r' AND c.relpersistence = 'p'
    JOIN pg_publication AS p ON p.pubupdate OR p.pubdelete
    LEFT JOIN pg_index AS k ON k.indrelid = c.oid AND k.indimmediate
        AND CASE c.relreplident WHEN 'd' THEN k.indisprimary WHEN 'i' THEN k.indisreplident ELSE false END
    LEFT JOIN jsonb_to_recordset(%(named)s::jsonb) AS g (relid oid, whole bool, key name[])
        ON g.relid = c.oid
        OR (NOT g.whole AND c.relreplident = 'd' AND g.relid IN (SELECT relid FROM pg_partition_ancestors(c.oid)))
    CROSS JOIN LATERAL (SELECT coalesce(g.whole, c.relreplident = 'f') AS whole) AS w
    WHERE p.puballtables
    OR EXISTS (
        SELECT FROM pg_publication_rel AS r
        WHERE r.prpubid = p.oid
          AND (r.prrelid = c.oid OR r.prrelid IN (SELECT relid FROM pg_partition_ancestors(c.oid)))
    )
    OR EXISTS ( -- [15-]
        SELECT FROM pg_publication_namespace AS s -- [15-]
        JOIN pg_class AS a ON a.relnamespace = s.pnnspid -- [15-]
        WHERE s.pnpubid = p.oid -- [15-]
          AND (a.oid = c.oid OR a.oid IN (SELECT relid FROM pg_partition_ancestors(c.oid))) -- [15-]
    ) -- [15-]
)
SELECT s.root::int8, n.nspname || '.' || s.relname, p.pubname::text, p.pubupdate, p.pubdelete, why.reason
FROM sent AS s
JOIN pg_namespace AS n ON n.oid = s.relnamespace
JOIN pg_publication AS p ON p.oid = s.publication
LEFT JOIN LATERAL ( -- [15-]
    SELECT r.prattrs IS NOT NULL AS listed, -- [15-]
        ARRAY(SELECT attname FROM pg_attribute WHERE attrelid = r.prrelid AND attnum = ANY(r.prattrs)) AS columns, -- [15-]
        ARRAY( -- [15-]
            SELECT a.attname -- [15-]
            FROM regexp_matches(r.prqual::text, ':varattno (\d+)', 'g') AS v (found) -- [15-]
            JOIN pg_attribute AS a ON a.attrelid = r.prrelid AND a.attnum = v.found[1]::int2 -- [15-]
        ) AS filtered -- [15-]
    FROM pg_publication_rel AS r -- [15-]
    LEFT JOIN pg_partition_ancestors(s.oid) WITH ORDINALITY AS a (relid, height) ON a.relid = r.prrelid -- [15-]
    WHERE r.prpubid = p.oid AND (r.prrelid = s.oid OR p.pubviaroot AND a.relid IS NOT NULL) -- [15-]
    ORDER BY a.height DESC LIMIT 1 -- [15-]
) AS r ON true -- [15-]
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN NOT s.whole AND NOT s.keyed THEN 'identity'
        WHEN cardinality(s.unsent) > 0 THEN 'generated'
        WHEN r.listed AND (s.whole OR NOT s.key <@ r.columns) THEN 'columns' -- [15-]
        WHEN NOT s.whole AND NOT r.filtered <@ s.key THEN 'filter' -- [15-]
    END AS reason
) AS why
WHERE why.reason IS NOT NULL
ORDER BY 1, 2, 3
