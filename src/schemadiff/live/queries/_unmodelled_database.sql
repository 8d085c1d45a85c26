-- What belongs to the database as a whole and works on every schema.
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
