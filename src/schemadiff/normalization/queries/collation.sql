-- The locales of temporary collations: the server writes those of icu and its own in a form of its choice.
SELECT split_part(c.collname, '__', 2)::int,
       coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', c.collcollate::text)
  FROM pg_collation c
 WHERE c.collname = ANY(%(names)s) AND c.collnamespace = pg_my_temp_schema()
