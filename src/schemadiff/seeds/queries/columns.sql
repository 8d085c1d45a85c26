-- The columns of the tables that seeds write to or point at, under the names they have now.
SELECT
    a.attrelid::bigint,
    a.attnum,
    n.nspname::text,
    c.relname::text,
    a.attname::text,
    format_type(a.atttypid, a.atttypmod),
    coalesce(NOT co.collisdeterministic, false)
FROM pg_attribute AS a
JOIN pg_class AS c ON c.oid = a.attrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_collation AS co ON co.oid = a.attcollation
WHERE a.attrelid IN (
    SELECT unnest(%(oids)s::oid[])
    UNION ALL
    SELECT to_regclass(w.name) FROM unnest(%(names)s::text[]) AS w (name)
  )
  AND a.attnum > 0
  AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
