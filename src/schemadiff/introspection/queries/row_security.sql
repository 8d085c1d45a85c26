-- [where row security]
SELECT
    c.oid AS _parent_oid,
    CASE
        WHEN NOT c.relforcerowsecurity THEN 'enabled'
        WHEN c.relrowsecurity THEN 'forced'
        ELSE 'only forced'
    END AS state
FROM pg_class AS c
WHERE (c.relrowsecurity OR c.relforcerowsecurity)
  AND c.relnamespace = ANY(%(schemas)s::oid[])
