-- [where foreign server]
-- The names of the options without their values, which may be passwords.
SELECT
    'pg_foreign_server'::regclass::oid AS _parent_classid,
    m.srvid AS _parent_oid,
    CASE WHEN m.umuser = 0 THEN 'PUBLIC' ELSE m.usename::text END AS _name,
    m.umid AS _oid,
    CASE WHEN m.umoptions IS NOT NULL
        THEN ARRAY(SELECT o.option_name FROM pg_options_to_table(m.umoptions) AS o) END AS options,
    -- The view shows them to these alone, and to a superuser.
    CASE WHEN m.umoptions IS NULL AND NOT (SELECT r.rolsuper FROM pg_roles AS r WHERE r.rolname = current_user)
        AND NOT coalesce(m.usename = current_user
            AND (pg_has_role(s.srvowner, 'USAGE') OR has_server_privilege(s.oid, 'USAGE'))
            OR m.umuser = 0 AND pg_has_role(s.srvowner, 'USAGE'), FALSE)
        THEN TRUE END AS "_hint.hidden"
FROM pg_user_mappings AS m
JOIN pg_foreign_server AS s ON s.oid = m.srvid
ORDER BY m.srvid
