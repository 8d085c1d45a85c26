-- [where event trigger]
SELECT
    ARRAY[t.evtname]::text[] AS _path,
    t.oid AS _oid,
    t.evtevent AS event,
    CASE WHEN t.evttags IS NOT NULL
        THEN ARRAY(SELECT u.tag FROM unnest(t.evttags) AS u (tag) ORDER BY u.tag COLLATE "C") END AS tags,
    ARRAY[n.nspname, p.proname]::text[] AS function,
    CASE t.evtenabled WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' WHEN 'D' THEN 'disabled' END AS enabled
FROM pg_event_trigger AS t
JOIN pg_proc AS p ON p.oid = t.evtfoid
JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE t.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_event_trigger'::regclass
  )
