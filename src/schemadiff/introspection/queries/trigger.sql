-- [where trigger]
-- tgtype holds bits (pg_trigger.h): 1 row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate, 64 instead of.
-- The arguments are zero-terminated texts in one bytea; as encode() prints it, a zero is the only \000 once its doubled
-- backslashes are written in octal as well.
SELECT
    t.tgrelid AS _parent_oid,
    t.tgname AS _name,
    t.oid AS _oid,
    t.tgrelid AS _relation,
    CASE WHEN t.tgtype & 64 > 0 THEN 'instead of' WHEN t.tgtype & 2 > 0 THEN 'before' ELSE 'after' END AS timing,
    array_remove(ARRAY[
        CASE WHEN t.tgtype & 4 > 0 THEN 'insert' END,
        CASE WHEN t.tgtype & 8 > 0 THEN 'delete' END,
        CASE WHEN t.tgtype & 16 > 0 THEN 'update' END,
        CASE WHEN t.tgtype & 32 > 0 THEN 'truncate' END
    ], NULL) AS events,
    t.tgattr::smallint[] AS update_of,
    CASE WHEN t.tgtype & 1 > 0 THEN 'row' END AS for_each,
    CASE WHEN t.tgqual IS NOT NULL THEN pg_get_triggerdef(t.oid, FALSE) END AS "when.triggerdef",
    CASE WHEN t.tgparentid <> 0 THEN TRUE END AS "_hint.clone",
    ARRAY[pn.nspname, p.proname]::text[] AS function,
    CASE WHEN t.tgnargs > 0 THEN ARRAY(
        SELECT convert_from(decode(a.escaped, 'escape'), getdatabaseencoding())
        FROM unnest(string_to_array(replace(encode(t.tgargs, 'escape'), '\\', '\134'), '\000'))
            WITH ORDINALITY AS a (escaped, place)
        WHERE a.place <= t.tgnargs
        ORDER BY a.place
    ) END AS arguments,
    t.tgoldtable AS old_table,
    t.tgnewtable AS new_table,
    t.tgconstraint <> 0 AS constraint,
    CASE WHEN f.oid IS NOT NULL THEN ARRAY[fn.nspname, f.relname]::text[] END AS from,
    t.tgdeferrable AS deferrable,
    t.tginitdeferred AS initially_deferred,
    CASE t.tgenabled WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' WHEN 'D' THEN 'disabled' END AS enabled
FROM pg_trigger AS t
JOIN pg_class AS c ON c.oid = t.tgrelid
JOIN pg_proc AS p ON p.oid = t.tgfoid
JOIN pg_namespace AS pn ON pn.oid = p.pronamespace
LEFT JOIN pg_class AS f ON f.oid = t.tgconstrrelid
LEFT JOIN pg_namespace AS fn ON fn.oid = f.relnamespace
WHERE (
    NOT t.tgisinternal
    -- Version 14 marks every inherited trigger as internal, and records the parent of no other.
    OR t.tgparentid <> 0 -- [-14]
  )
  AND c.relkind IN ('r', 'p', 'v', 'f')
  AND c.relnamespace = ANY(%(schemas)s::oid[])
