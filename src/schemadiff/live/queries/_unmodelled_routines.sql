SELECT
    'pg_transform'::regclass::oid, t.oid,
    'transform', 'for ' || format_type(t.trftype, NULL) || ' language ' || l.lanname,
    'is not read'
FROM pg_transform AS t
JOIN pg_language AS l ON l.oid = t.trflang
UNION ALL
SELECT 'pg_language'::regclass::oid, l.oid, 'language', l.lanname, 'is not read'
FROM pg_language AS l
WHERE l.oid >= 16384
