-- The tables in or below these relations that a publication sends changes of, and whose rows it cannot name: the server
-- refuses every UPDATE or DELETE of them.
WITH RECURSIVE family AS (
    SELECT oid AS root, oid FROM pg_class WHERE oid = ANY(%(relations)s::oid[])
    UNION
    SELECT f.root, i.inhrelid FROM family AS f JOIN pg_inherits AS i ON i.inhparent = f.oid
)
SELECT f.root::int8, n.nspname || '.' || c.relname, p.pubname::text, p.pubupdate, p.pubdelete
FROM family AS f
JOIN pg_class AS c ON c.oid = f.oid AND c.relkind = 'r' AND c.relpersistence = 'p'
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_publication AS p ON p.pubupdate OR p.pubdelete
WHERE c.relreplident <> 'f'
  AND NOT EXISTS (
      SELECT FROM pg_index AS i
      WHERE i.indrelid = c.oid
        AND CASE c.relreplident WHEN 'd' THEN i.indisprimary WHEN 'i' THEN i.indisreplident ELSE false END
  )
  AND (
      p.puballtables
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
ORDER BY 1, 2, 3
