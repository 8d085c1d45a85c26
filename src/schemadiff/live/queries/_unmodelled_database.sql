-- What belongs to the database as a whole and works on every schema.
SELECT 'pg_publication'::regclass::oid, p.oid, 'publication', p.pubname::text, 'is not read'
FROM pg_publication AS p
UNION ALL
SELECT 'pg_subscription'::regclass::oid, s.oid, 'subscription', s.subname::text, 'is not read'
FROM pg_subscription AS s
JOIN pg_database AS d ON d.oid = s.subdbid AND d.datname = current_database()
UNION ALL
SELECT 'pg_event_trigger'::regclass::oid, t.oid, 'event trigger', t.evtname::text, 'is not read'
FROM pg_event_trigger AS t
UNION ALL
SELECT 'pg_foreign_data_wrapper'::regclass::oid, w.oid, 'foreign-data wrapper', w.fdwname::text, 'is not read'
FROM pg_foreign_data_wrapper AS w
UNION ALL
SELECT 'pg_foreign_server'::regclass::oid, s.oid, 'foreign server', s.srvname::text, 'is not read'
FROM pg_foreign_server AS s
UNION ALL
SELECT
    'pg_foreign_server'::regclass::oid, m.srvid,
    'user mapping', 'for ' || m.usename || ' on ' || m.srvname,
    'is not read'
FROM pg_user_mappings AS m
UNION ALL
SELECT 'pg_am'::regclass::oid, m.oid, 'access method', m.amname::text, 'is not read'
FROM pg_am AS m
WHERE m.oid >= 16384
UNION ALL
SELECT
    'pg_default_acl'::regclass::oid, d.oid,
    'default privileges',
    'of ' || pg_get_userbyid(d.defaclrole) || CASE d.defaclobjtype
        WHEN 'r' THEN ' on tables' WHEN 'S' THEN ' on sequences' WHEN 'f' THEN ' on functions'
        WHEN 'T' THEN ' on types' WHEN 'n' THEN ' on schemas' ELSE ' on large objects'
    END || coalesce(' in schema ' || n.nspname, ''),
    'are not read'
FROM pg_default_acl AS d
LEFT JOIN pg_namespace AS n ON n.oid = d.defaclnamespace
WHERE d.defaclnamespace = 0
   OR d.defaclnamespace = ANY(%(schemas)s::oid[])
