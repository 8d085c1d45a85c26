-- [where constraint f]
-- The referenced columns are numbers if their table is read, and names if it is not.
SELECT
    k.conrelid AS _parent_oid,
    k.conname AS _name,
    k.oid AS _oid,
    k.conrelid AS _relation,
    k.confrelid AS _referenced,
    k.conkey AS columns,
    ARRAY[fn.nspname, f.relname]::text[] AS references,
    CASE WHEN f.readable THEN k.confkey END AS references_columns,
    CASE WHEN NOT f.readable THEN ARRAY(
        SELECT a.attname::text
        FROM unnest(k.confkey) WITH ORDINALITY AS n (number, place)
        JOIN pg_attribute AS a ON a.attrelid = k.confrelid AND a.attnum = n.number
        ORDER BY n.place
    ) END AS references_columns,
    CASE k.confdeltype
        WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' WHEN 'd' THEN 'set default'
    END AS on_delete,
    CASE k.confupdtype
        WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' WHEN 'd' THEN 'set default'
    END AS on_update,
    k.confdelsetcols AS on_delete_columns, -- [15-]
    CASE k.confmatchtype WHEN 'f' THEN 'full' END AS match,
    CASE WHEN k.conparentid <> 0 THEN TRUE END AS "_hint.clone",
    k.conperiod AS period, -- [18-]
    k.condeferrable AS deferrable,
    k.condeferred AS initially_deferred,
    NOT k.convalidated AND k.conenforced AS not_valid, -- [18-]
    NOT k.conenforced AS not_enforced -- [18-]
    NOT k.convalidated AS not_valid -- [-17]
FROM pg_constraint AS k
JOIN (
    SELECT
        r.oid, r.relname, r.relnamespace,
        r.relkind IN ('r', 'p') AND r.relnamespace = ANY(%(schemas)s::oid[]) AS readable
    FROM pg_class AS r
) AS f ON f.oid = k.confrelid
JOIN pg_namespace AS fn ON fn.oid = f.relnamespace
WHERE k.contype = 'f'
  -- A key that references a partitioned table has another one for each of its partitions, which the server created.
  AND (
    k.conparentid = 0
    OR k.conrelid <> (SELECT a.conrelid FROM pg_constraint AS a WHERE a.oid = k.conparentid)
  )
  AND k.connamespace = ANY(%(schemas)s::oid[])
