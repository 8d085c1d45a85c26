-- The tables of the kind `table`, as far as a cheap condition decides: children of a table that table.sql leaves out
-- (an extension's) are dropped by the reader, since their parent was not read.
--
-- The CASE keeps the planner from using statistics of the catalogs, which have not been gathered yet when a schema was
-- just created: it would expect a single table, and look up each column of ten thousand one by one.
SELECT c.oid, c.relname, c.relkind, c.relispartition
FROM pg_class AS c
WHERE c.relkind IN ('r', 'p', 'f')
  AND CASE WHEN c.relnamespace = ANY(%(schemas)s::oid[]) THEN TRUE END
