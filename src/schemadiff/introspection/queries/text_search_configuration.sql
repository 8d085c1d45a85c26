-- [where text search configuration]
SELECT
    c.oid AS _oid,
    ARRAY[n.nspname, c.cfgname]::text[] AS _path,
    ARRAY[p_n.nspname, p.prsname]::text[] AS parser,
    (
        SELECT json_object_agg(m.alias, m.dictionaries ORDER BY m.maptokentype)
        FROM (
            SELECT k.maptokentype, t.alias, json_agg(json_build_array(d_n.nspname, d.dictname) ORDER BY k.mapseqno)
                AS dictionaries
            FROM pg_ts_config_map AS k
            JOIN ts_token_type(c.cfgparser) AS t ON t.tokid = k.maptokentype
            JOIN pg_ts_dict AS d ON d.oid = k.mapdict
            JOIN pg_namespace AS d_n ON d_n.oid = d.dictnamespace
            WHERE k.mapcfg = c.oid
            GROUP BY k.maptokentype, t.alias
        ) AS m
    ) AS mappings
FROM pg_ts_config AS c
JOIN pg_namespace AS n ON n.oid = c.cfgnamespace
JOIN pg_ts_parser AS p ON p.oid = c.cfgparser
JOIN pg_namespace AS p_n ON p_n.oid = p.prsnamespace
WHERE c.cfgnamespace = ANY(%(schemas)s::oid[])
  AND c.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_ts_config'::regclass
  )
