SELECT n.oid, n.nspname
FROM pg_namespace AS n
WHERE CASE
    WHEN %(names)s::text[] IS NULL THEN n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    ELSE n.nspname = ANY(%(names)s::text[])
END
ORDER BY n.nspname
