-- The tables that the kind `table` stands for, as far as a cheap condition tells: whatever hangs below one that
-- table.sql leaves out (an extension's) is dropped by the reader, since its parent is not there.
--
-- The CASE keeps the planner from counting with statistics of the catalogs, which nobody has gathered yet when a schema
-- was just made: it would expect a single table, and look up each column of ten thousand one by one.
SELECT c.oid, c.relname, c.relispartition
FROM pg_class AS c
WHERE c.relkind IN ('r', 'p', 'f')
  AND CASE WHEN c.relnamespace = ANY(%(schemas)s::oid[]) THEN TRUE END
