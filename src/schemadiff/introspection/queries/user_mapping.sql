-- [where foreign server]
-- The names of the options without their values, which may be passwords.
SELECT
    'pg_foreign_server'::regclass::oid AS _parent_classid,
    m.srvid AS _parent_oid,
    CASE WHEN m.umuser = 0 THEN 'PUBLIC' ELSE m.usename::text END AS _name,
    m.umid AS _oid,
    CASE WHEN m.umoptions IS NOT NULL
        THEN ARRAY(SELECT o.option_name FROM pg_options_to_table(m.umoptions) AS o) END AS options
FROM pg_user_mappings AS m
ORDER BY m.srvid
