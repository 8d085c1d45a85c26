-- The texts of temporary views as introspection/queries/view.sql reads them, and their columns.
SELECT split_part(c.relname, '__', 2)::int,
       rtrim(btrim(pg_get_viewdef(c.oid), E' \n'), ';'),
       (SELECT array_agg(ARRAY[a.attname::text, format_type(a.atttypid, a.atttypmod)] ORDER BY a.attnum)
          FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
  FROM pg_class c
 WHERE c.relname = ANY(%(names)s) AND c.relnamespace = pg_my_temp_schema()
