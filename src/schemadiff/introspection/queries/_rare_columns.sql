-- The relations with columns that have rare attributes, by one scan of pg_attribute: it is the largest catalog, and
-- each query that needs them would scan all of it. As texts of arrays.
SELECT
    coalesce(array_agg(DISTINCT a.attrelid) FILTER (WHERE a.attacl IS NOT NULL), '{}')::text AS granted,
    coalesce(array_agg(DISTINCT a.attrelid) FILTER (WHERE a.attoptions IS NOT NULL), '{}')::text AS tuned,
    coalesce(
        array_agg(DISTINCT a.attrelid) FILTER (
            WHERE a.attcollation <> 0 AND a.attcollation <> 'pg_catalog."default"'::regcollation AND a.attrelid >= 16384
        ),
        '{}'
    )::text AS collated
FROM pg_attribute AS a
WHERE a.attacl IS NOT NULL
   OR a.attoptions IS NOT NULL
   OR a.attcollation <> 0 AND a.attcollation <> 'pg_catalog."default"'::regcollation
