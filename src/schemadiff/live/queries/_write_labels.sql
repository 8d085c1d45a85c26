-- Labels as a provider would have written them, for a server that has none; takes allow_system_table_mods.
WITH labels AS (
    SELECT u.classid, u.objid, coalesce(a.attnum, u.subid) AS subid, u.provider, u.label,
        u.classid IN ('pg_authid'::regclass, 'pg_subscription'::regclass) AS of_the_cluster
    FROM unnest(
        %(classid)s::oid[], %(objid)s::oid[], %(subid)s::integer[], %(part)s::text[], %(provider)s::text[], %(label)s::text[]
    ) AS u (classid, objid, subid, part, provider, label)
    LEFT JOIN pg_attribute AS a ON a.attrelid = u.objid AND a.attname = u.part
),
of_the_cluster AS (
    INSERT INTO pg_shseclabel (classoid, objoid, provider, label)
    SELECT l.classid, l.objid, l.provider, l.label
    FROM labels AS l
    WHERE l.of_the_cluster
)
INSERT INTO pg_seclabel (classoid, objoid, objsubid, provider, label)
SELECT l.classid, l.objid, l.subid, l.provider, l.label
FROM labels AS l
WHERE NOT l.of_the_cluster
