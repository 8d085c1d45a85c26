-- An operator family that has an operator class was made by it, or is named through it.
SELECT
    'pg_opclass'::regclass::oid, o.oid,
    'operator class', n.nspname || '.' || o.opcname || ' for ' || m.amname,
    'is not read'
FROM pg_opclass AS o
JOIN pg_namespace AS n ON n.oid = o.opcnamespace
JOIN pg_am AS m ON m.oid = o.opcmethod
WHERE o.opcnamespace = ANY(%(schemas)s::oid[])
UNION ALL
SELECT
    'pg_opfamily'::regclass::oid, f.oid,
    'operator family', n.nspname || '.' || f.opfname || ' for ' || m.amname,
    'is not read'
FROM pg_opfamily AS f
JOIN pg_namespace AS n ON n.oid = f.opfnamespace
JOIN pg_am AS m ON m.oid = f.opfmethod
WHERE f.opfnamespace = ANY(%(schemas)s::oid[])
  AND NOT EXISTS (SELECT FROM pg_opclass AS o WHERE o.opcfamily = f.oid)
UNION ALL
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
