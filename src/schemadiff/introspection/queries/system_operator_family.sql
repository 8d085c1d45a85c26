-- Members that users have added to a built-in operator family, and that belong to none of their classes. Members of
-- extensions are left out.
WITH members AS MATERIALIZED (
    SELECT m.*
    FROM (
        -- include _members.sql
    ) AS m
    WHERE m.class IS NULL
      AND m.family < 16384
      AND NOT EXISTS (
        SELECT
        FROM pg_depend AS e
        WHERE e.refclassid = 'pg_extension'::regclass
          AND e.deptype = 'e'
          AND e.classid = CASE m.classid WHEN 'pg_amop'::regclass THEN 'pg_operator'::regclass ELSE 'pg_proc'::regclass END
          AND e.objid = m.member
      )
)
SELECT
    f.oid AS _oid,
    ARRAY[f.opfname]::text[] AS _path,
    a.amname::text AS _arguments,
    a.amname AS using,
    ARRAY[n.nspname, f.opfname]::text[] AS family,
    -- include _family_members.sql
FROM pg_opfamily AS f
JOIN pg_namespace AS n ON n.oid = f.opfnamespace
JOIN pg_am AS a ON a.oid = f.opfmethod
WHERE f.oid IN (SELECT m.family FROM members AS m)
