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
-- Nothing is stored of the part that a partitioned partition has; no command changes its parameters.
SELECT
    'pg_class'::regclass::oid, c.oid,
    'index', n.nspname || '.' || c.relname,
    'has storage parameters other than the one that it is a part of, which is not read'
FROM pg_inherits AS h
JOIN pg_class AS c ON c.oid = h.inhrelid
JOIN pg_class AS above ON above.oid = h.inhparent
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'I'
  AND c.reloptions IS DISTINCT FROM above.reloptions
  AND c.relnamespace = ANY(%(schemas)s::oid[])
UNION ALL
-- Told at the extension, since what has its members' addresses is left out, and once. Who owns a member is whoever
-- installed it, so no YAML says what its owner holds.
SELECT
    'pg_extension'::regclass::oid, d.refobjid,
    'privileges', 'extension ' || x.extname,
    'are other than those it came with for the owner, which is not read, on ' || CASE WHEN count(*) > 3 THEN
        format('%%s of its members, %%s among them', count(*), min(pg_describe_object(d.classid, d.objid, 0)))
    ELSE
        string_agg(pg_describe_object(d.classid, d.objid, 0), ', ' ORDER BY pg_describe_object(d.classid, d.objid, 0))
    END
FROM pg_depend AS d
JOIN pg_extension AS x ON x.oid = d.refobjid
CROSS JOIN LATERAL (
    SELECT p.proowner AS owner, p.proacl AS acl, acldefault('f', p.proowner) AS from_create
    FROM pg_proc AS p
    WHERE d.classid = 'pg_proc'::regclass AND p.oid = d.objid AND p.pronamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT c.relowner, c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, c.relowner)
    FROM pg_class AS c
    WHERE d.classid = 'pg_class'::regclass AND c.oid = d.objid AND c.relnamespace = ANY(%(schemas)s::oid[])
    UNION ALL
    SELECT t.typowner, t.typacl, acldefault('T', t.typowner)
    FROM pg_type AS t
    WHERE d.classid = 'pg_type'::regclass AND t.oid = d.objid AND t.typnamespace = ANY(%(schemas)s::oid[])
) AS o
LEFT JOIN pg_init_privs AS i ON (i.classoid, i.objoid, i.objsubid) = (d.classid, d.objid, 0)
WHERE d.refclassid = 'pg_extension'::regclass
  AND d.deptype = 'e'
  AND o.acl IS NOT NULL
  AND ARRAY(SELECT a.privilege_type FROM aclexplode(o.acl) AS a WHERE a.grantee = o.owner ORDER BY 1)
    <> ARRAY(
        SELECT a.privilege_type FROM aclexplode(COALESCE(i.initprivs, o.from_create)) AS a WHERE a.grantee = a.grantor ORDER BY 1
    )
GROUP BY d.refobjid, x.extname
