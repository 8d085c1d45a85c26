-- [where publication]
SELECT
    ARRAY[p.pubname]::text[] AS _path,
    p.oid AS _oid,
    p.puballtables AS all_tables,
    ARRAY( -- [15-]
        SELECT n.nspname::text -- [15-]
        FROM pg_publication_namespace AS s -- [15-]
        JOIN pg_namespace AS n ON n.oid = s.pnnspid -- [15-]
        WHERE s.pnpubid = p.oid -- [15-]
        ORDER BY n.nspname COLLATE "C" -- [15-]
    ) AS schemas, -- [15-]
    array_to_string(ARRAY[
        CASE WHEN p.pubinsert THEN 'insert' END,
        CASE WHEN p.pubupdate THEN 'update' END,
        CASE WHEN p.pubdelete THEN 'delete' END,
        CASE WHEN p.pubtruncate THEN 'truncate' END
    ], ', ') AS publish,
    CASE p.pubgencols WHEN 's' THEN 'stored' END AS generated_columns, -- [18-]
    p.pubviaroot AS via_partition_root
FROM pg_publication AS p
