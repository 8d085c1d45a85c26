-- The text of a temporary view as live/queries/view.sql reads it, and its columns.
SELECT %(number)s::int,
       rtrim(btrim(pg_get_viewdef(c.oid), E' \n'), ';'),
       (SELECT array_agg(ARRAY[a.attname::text, format_type(a.atttypid, a.atttypmod)] ORDER BY a.attnum)
          FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
  FROM pg_class c
 WHERE c.oid = %(relation)s::regclass
