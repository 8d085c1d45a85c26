SELECT pg_describe_object(u.classid, u.objid, u.subid)
FROM unnest(%(classids)s::oid[], %(objids)s::oid[], %(subids)s::integer[]) WITH ORDINALITY
    AS u (classid, objid, subid, place)
ORDER BY u.place
