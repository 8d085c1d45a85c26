-- Only what everybody may read: nothing of the connection string (system_views.sql grants the other columns).
SELECT
    ARRAY[s.subname]::text[] AS _path,
    s.oid AS _oid,
    true AS connection,
    ARRAY(SELECT p.name FROM unnest(s.subpublications) AS p (name) ORDER BY p.name COLLATE "C") AS publications,
    coalesce(s.subslotname::text, 'none') AS slot_name,
    s.subenabled AS enabled,
    s.subbinary AS binary,
    CASE WHEN s.substream THEN 'on' END AS streaming, -- [-15]
    CASE s.substream WHEN 't' THEN 'on' WHEN 'p' THEN 'parallel' END AS streaming, -- [16-]
    s.subtwophasestate <> 'd' AS two_phase, -- [15-]
    s.subdisableonerr AS disable_on_error, -- [15-]
    s.subpasswordrequired::text AS password_required, -- [16-]
    s.subrunasowner AS run_as_owner, -- [16-]
    s.suborigin AS origin, -- [16-]
    s.subfailover AS failover, -- [17-]
    s.subsynccommit AS synchronous_commit
FROM pg_subscription AS s
WHERE s.subdbid = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
