-- The tables that the kind `table` stands for, as far as a cheap condition tells: whatever hangs below one that
-- table.sql leaves out (an extension's, an inheriting one) is dropped by the reader, since its parent is not there.
SELECT c.oid, c.relname, c.relnamespace
FROM pg_class AS c
WHERE c.relkind = 'r'
  AND NOT c.relispartition
  AND c.reloftype = 0
  AND c.relnamespace = ANY(%(schemas)s::oid[])
