-- All comments on objects that initdb did not create; the reader drops those on objects that it has not read. The
-- schema public has a comment from the beginning, which no user wrote.
SELECT
    d.classoid AS _parent_classid,
    d.objoid AS _parent_oid,
    d.objsubid AS _parent_subid,
    d.description AS text
FROM pg_description AS d
WHERE d.objoid >= 16384
   OR d.classoid = 'pg_namespace'::regclass AND d.description <> 'standard public schema'
UNION ALL
SELECT d.classoid, d.objoid, 0, d.description
FROM pg_shdescription AS d
WHERE d.classoid = 'pg_authid'::regclass
