-- [always asked]
-- Installed extensions without a sequence of update scripts to the wanted version.
SELECT e.extname::text, e.extversion
FROM unnest(%(names)s::text[], %(versions)s::text[]) AS w (name, version)
JOIN pg_extension AS e ON e.extname = w.name AND e.extversion <> w.version
WHERE NOT EXISTS (
    SELECT
    FROM pg_extension_update_paths(e.extname) AS p
    WHERE p.source = e.extversion AND p.target = w.version AND p.path IS NOT NULL
)
