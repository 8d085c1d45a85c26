-- Attributes of what is read that no field describes.
SELECT DISTINCT
    'pg_class'::regclass::oid, c.oid,
    'table', n.nspname || '.' || c.relname,
    'has triggers of foreign keys disabled or set to fire always, which is not read'
FROM pg_trigger AS t
JOIN pg_class AS c ON c.oid = t.tgrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE t.tgisinternal
  AND t.tgparentid = 0
  AND t.tgenabled <> 'O'
  AND c.relkind IN ('r', 'p')
  AND c.relnamespace = ANY(%(schemas)s::oid[])
UNION ALL
SELECT
    'pg_class'::regclass::oid, c.oid,
    'trigger', n.nspname || '.' || c.relname || '.' || t.tgname,
    'fires at other times than that of the table that its table is a partition of, which is not read'
FROM pg_trigger AS t
JOIN pg_trigger AS above ON above.oid = t.tgparentid
JOIN pg_class AS c ON c.oid = t.tgrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE t.tgenabled <> above.tgenabled
  AND c.relnamespace = ANY(%(schemas)s::oid[])
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
-- Comments on what is no object of its own: the indexes of keys that a partition has as copies, constraints of columns.
SELECT
    'pg_class'::regclass::oid, k.conrelid,
    'comment', pg_describe_object(d.classoid, d.objoid, d.objsubid),
    'is not read'
FROM pg_constraint AS k
JOIN pg_description AS d ON d.classoid = 'pg_class'::regclass AND d.objoid = k.conindid AND d.objsubid = 0
WHERE k.contype IN ('p', 'u', 'x')
  AND k.conparentid <> 0
  AND k.connamespace = ANY(%(schemas)s::oid[])
UNION ALL
SELECT
    'pg_class'::regclass::oid, k.conrelid,
    'comment', pg_describe_object(d.classoid, d.objoid, d.objsubid),
    'is not read'
FROM pg_constraint AS k
JOIN pg_description AS d ON d.classoid = 'pg_constraint'::regclass AND d.objoid = k.oid
WHERE k.contype IN ('n', 't')
  AND k.connamespace = ANY(%(schemas)s::oid[])
