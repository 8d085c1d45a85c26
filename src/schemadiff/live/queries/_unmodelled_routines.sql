-- What users have put into an operator family of the system, and no class of theirs holds.
SELECT DISTINCT
    'pg_opfamily'::regclass::oid, f.oid,
    'operator family', n.nspname || '.' || f.opfname || ' for ' || a.amname,
    'has operators or functions that the system did not put there, which are not read'
FROM (
    -- include _members.sql
) AS m
JOIN pg_opfamily AS f ON f.oid = m.family
JOIN pg_namespace AS n ON n.oid = f.opfnamespace
JOIN pg_am AS a ON a.oid = f.opfmethod
WHERE m.class IS NULL
  AND f.oid < 16384
