-- [always asked]
-- All roles of the cluster except system roles. Superusers, the connected role, and roles that own objects or have
-- privileges outside of this database are kept, whatever the YAML says.
SELECT
    r.oid AS _oid,
    ARRAY[r.rolname]::text[] AS _path,
    r.rolsuper AS superuser,
    r.rolcreatedb AS createdb,
    r.rolcreaterole AS createrole,
    NOT r.rolinherit AS noinherit,
    r.rolcanlogin AS login,
    r.rolreplication AS replication,
    r.rolbypassrls AS bypassrls,
    r.rolconnlimit AS connection_limit,
    nullif(r.rolvaliduntil, 'infinity')::text AS valid_until,
    (SELECT array_agg(lower(split_part(c, '=', 1)) || substr(c, strpos(c, '=')) ORDER BY c)
        FROM pg_db_role_setting AS s, unnest(s.setconfig) AS c
        WHERE s.setrole = r.oid AND s.setdatabase = 0) AS settings,
    (SELECT array_agg(lower(split_part(c, '=', 1)) || substr(c, strpos(c, '=')) ORDER BY c)
        FROM pg_db_role_setting AS s, unnest(s.setconfig) AS c
        WHERE s.setrole = r.oid AND s.setdatabase = d.oid) AS settings_in_database,
    (r.rolsuper OR r.rolname IN (current_user, session_user)
        OR EXISTS (
            SELECT
            FROM pg_shdepend AS e
            WHERE e.refclassid = 'pg_authid'::regclass AND e.refobjid = r.oid AND e.dbid <> d.oid
              AND e.classid <> 'pg_auth_members'::regclass
        )
        OR EXISTS (SELECT FROM pg_db_role_setting AS s WHERE s.setrole = r.oid AND s.setdatabase NOT IN (0, d.oid))
    ) AS "_hint.kept"
FROM pg_roles AS r
CROSS JOIN pg_database AS d
WHERE d.datname = current_database()
  AND r.rolname !~ '^pg_'
