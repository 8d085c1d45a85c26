-- Attributes of what is read that no field describes.
SELECT
    'pg_class'::regclass::oid, i.indrelid,
    'table', n.nspname || '.' || c.relname,
    'is clustered on ' || x.relname || ', which is not read'
FROM pg_index AS i
JOIN pg_class AS x ON x.oid = i.indexrelid
JOIN pg_class AS c ON c.oid = i.indrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE i.indisclustered
  AND c.relkind = 'r'
  AND c.relnamespace = ANY(%(schemas)s::oid[])
UNION ALL
SELECT
    'pg_class'::regclass::oid, coalesce(i.indrelid, c.oid),
    CASE WHEN i.indrelid IS NULL THEN 'column' ELSE 'index column' END,
    n.nspname || '.' || c.relname || '.' || a.attname,
    CASE WHEN i.indrelid IS NULL
        THEN 'has attribute options (' || array_to_string(a.attoptions, ', ') || '), which are not read'
        ELSE 'has a statistics target, which is not read'
    END
FROM pg_attribute AS a
JOIN pg_class AS c ON c.oid = a.attrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_index AS i ON i.indexrelid = c.oid
WHERE (c.relkind = 'r' AND NOT c.relispartition AND a.attoptions IS NOT NULL OR c.relkind = 'i' AND a.attstattarget >= 0)
  AND NOT a.attisdropped
  AND c.relnamespace = ANY(%(schemas)s::oid[])
UNION ALL
SELECT
    'pg_class'::regclass::oid, c.oid,
    'view column', n.nspname || '.' || c.relname || '.' || a.attname,
    'has a default, which is not read'
FROM pg_attrdef AS d
JOIN pg_class AS c ON c.oid = d.adrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
WHERE c.relkind = 'v'
  AND c.relnamespace = ANY(%(schemas)s::oid[])
UNION ALL
SELECT DISTINCT
    'pg_class'::regclass::oid, c.oid,
    'table', n.nspname || '.' || c.relname,
    'has triggers of foreign keys disabled or set to fire always, which is not read'
FROM pg_trigger AS t
JOIN pg_class AS c ON c.oid = t.tgrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE t.tgisinternal
  AND t.tgenabled <> 'O'
  AND c.relkind = 'r'
  AND NOT c.relispartition
  AND c.relnamespace = ANY(%(schemas)s::oid[])
UNION ALL -- [18-]
SELECT -- [18-]
    'pg_class'::regclass::oid, c.oid, -- [18-]
    'not-null constraint', n.nspname || '.' || c.relname || '.' || k.conname, -- [18-]
    CASE WHEN k.convalidated THEN 'is NO INHERIT' ELSE 'is NOT VALID' END || ', which is not read' -- [18-]
FROM pg_constraint AS k -- [18-]
JOIN pg_class AS c ON c.oid = k.conrelid -- [18-]
JOIN pg_namespace AS n ON n.oid = c.relnamespace -- [18-]
WHERE k.contype = 'n' -- [18-]
  AND (NOT k.convalidated OR k.connoinherit) -- [18-]
  AND c.relkind = 'r' AND c.relnamespace = ANY(%(schemas)s::oid[]) -- [18-]
UNION ALL
SELECT
    'pg_class'::regclass::oid, d.refobjid,
    'sequence', n.nspname || '.' || s.relname,
    'has grants, and belongs to an identity column, of which they are not read'
FROM pg_class AS s
JOIN pg_namespace AS n ON n.oid = s.relnamespace
JOIN pg_depend AS d
    ON d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.objsubid = 0
    AND d.deptype = 'i' AND d.refclassid = 'pg_class'::regclass
WHERE s.relkind = 'S'
  AND s.relacl IS NOT NULL
  AND s.relnamespace = ANY(%(schemas)s::oid[])
UNION ALL
SELECT
    d.classid, d.objid,
    'dependency', pg_describe_object(d.classid, d.objid, d.objsubid),
    'is marked DEPENDS ON EXTENSION ' || x.extname || ', which is not read'
FROM pg_depend AS d
JOIN pg_extension AS x ON x.oid = d.refobjid
WHERE d.refclassid = 'pg_extension'::regclass
  AND d.deptype = 'x'
UNION ALL
-- Comments on what is no object of its own.
SELECT
    'pg_class'::regclass::oid, coalesce(i.indrelid, q.refobjid, c.oid),
    'comment', pg_describe_object(d.classoid, d.objoid, d.objsubid),
    'is not read'
FROM pg_description AS d
JOIN pg_class AS c ON c.oid = d.objoid
LEFT JOIN pg_index AS i ON i.indexrelid = c.oid
LEFT JOIN pg_depend AS q
    ON q.classid = 'pg_class'::regclass AND q.objid = c.oid AND q.objsubid = 0
    AND q.deptype = 'i' AND c.relkind = 'S'
WHERE d.classoid = 'pg_class'::regclass
  AND d.objoid >= 16384
  AND c.relnamespace = ANY(%(schemas)s::oid[])
  AND (
    c.relkind = 'v' AND d.objsubid > 0
    OR c.relkind = 'i' AND EXISTS (
        SELECT FROM pg_constraint AS k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x')
    )
    OR q.objid IS NOT NULL
  )
UNION ALL
SELECT
    'pg_class'::regclass::oid, k.conrelid,
    'comment', pg_describe_object(d.classoid, d.objoid, d.objsubid),
    'is not read'
FROM pg_description AS d
JOIN pg_constraint AS k ON k.oid = d.objoid
WHERE d.classoid = 'pg_constraint'::regclass
  AND k.contype IN ('n', 't')
  AND k.connamespace = ANY(%(schemas)s::oid[])
UNION ALL
SELECT
    l.classoid, l.objoid,
    'security label', pg_describe_object(l.classoid, l.objoid, l.objsubid),
    'of ' || l.provider || ' is not read'
FROM pg_seclabel AS l
