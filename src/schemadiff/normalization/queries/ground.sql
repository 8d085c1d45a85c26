-- What texts are read against, as digests: version, extensions, names of schemas and relations, types and enum labels,
-- routines, operators, casts, collations; and, for queries, the columns of relations.
SELECT current_setting('server_version_num'), current_setting('server_encoding'),
       (SELECT string_agg(concat_ws(' ', e.oid, e.extname, e.extversion, e.extnamespace), ',' ORDER BY e.oid)
          FROM pg_extension e),
       (SELECT md5(string_agg(concat_ws(' ', n.oid, quote_ident(n.nspname)), ',' ORDER BY n.oid))
          FROM pg_namespace n WHERE n.nspname !~ '^pg_(temp|toast_temp)_'),
       (SELECT md5(string_agg(concat_ws(' ', c.oid, quote_ident(c.relname), c.relnamespace, c.relkind), ',' ORDER BY c.oid))
          FROM pg_class c WHERE c.oid >= 16384 AND c.relkind NOT IN ('i', 'I', 't') AND c.relpersistence <> 't'),
       (SELECT md5(string_agg(concat_ws(' ', t.oid, quote_ident(t.typname), t.typnamespace, t.typtype, t.typcategory,
                                        t.typispreferred, t.typbasetype, t.typtypmod, t.typcollation), ',' ORDER BY t.oid))
          FROM pg_type t WHERE t.oid >= 16384 AND t.typtype <> 'c' AND t.typcategory <> 'A'),
       (SELECT md5(string_agg(concat_ws(' ', e.enumtypid, quote_literal(e.enumlabel)), ',' ORDER BY e.enumtypid, e.enumsortorder))
          FROM pg_enum e),
       (SELECT md5(string_agg(concat_ws(' ', p.oid, quote_ident(p.proname), p.pronamespace, p.prorettype, p.proargtypes,
                                        p.proallargtypes, p.proargmodes, p.proargnames, p.proretset, p.provariadic, p.prokind,
                                        p.provolatile, p.pronargdefaults, p.prolang, md5(p.prosrc),
                                        md5(p.prosqlbody::text)), ',' ORDER BY p.oid))
          FROM pg_proc p WHERE p.oid >= 16384),
       (SELECT md5(string_agg(concat_ws(' ', o.oid, o.oprname, o.oprnamespace, o.oprleft, o.oprright, o.oprcode::oid), ',' ORDER BY o.oid))
          FROM pg_operator o WHERE o.oid >= 16384),
       (SELECT md5(string_agg(concat_ws(' ', c.castsource, c.casttarget, c.castfunc, c.castcontext), ',' ORDER BY c.oid))
          FROM pg_cast c WHERE c.oid >= 16384),
       (SELECT md5(string_agg(concat_ws(' ', c.oid, quote_ident(c.collname), c.collnamespace), ',' ORDER BY c.oid))
          FROM pg_collation c WHERE c.oid >= 16384),
       (SELECT md5(string_agg(concat_ws(' ', a.attrelid, a.attnum, quote_ident(a.attname), a.atttypid, a.atttypmod,
                                        a.attcollation), ',' ORDER BY a.attrelid, a.attnum))
          FROM pg_attribute a
          JOIN pg_class c ON c.oid = a.attrelid AND c.relkind NOT IN ('i', 'I', 't', 'S')
         WHERE %(queries)s AND a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped)
