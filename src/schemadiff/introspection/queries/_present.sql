-- The sorts of objects that users have made here, as queries name them in their mark `-- [where …]`: one look at the large
-- catalogs saves the planning of every query that could not find a row, which is most of what a small database costs.
SELECT coalesce(array_agg(s.sort), '{}')::text[]
FROM (
    SELECT 'relation ' || c.relkind::text AS sort
    FROM (
        SELECT DISTINCT c.relkind FROM pg_class AS c WHERE c.oid >= 16384 AND c.relnamespace <> 'pg_toast'::regnamespace
    ) AS c
    UNION ALL
    SELECT 'constraint ' || k.contype::text FROM (SELECT DISTINCT k.contype FROM pg_constraint AS k WHERE k.oid >= 16384) AS k
    UNION ALL
    SELECT 'routine ' || p.prokind::text FROM (SELECT DISTINCT p.prokind FROM pg_proc AS p WHERE p.oid >= 16384) AS p
    UNION ALL
    SELECT 'type ' || t.typtype::text
    FROM (
        SELECT DISTINCT t.typtype
        FROM pg_type AS t
        WHERE t.oid >= 16384 AND t.typsubscript <> 'array_subscript_handler'::regproc
    ) AS t
    UNION ALL
    SELECT v.sort
    FROM (VALUES
        ('default', EXISTS (SELECT FROM pg_attrdef)),
        ('row security', EXISTS (SELECT FROM pg_class AS c WHERE c.relrowsecurity OR c.relforcerowsecurity)),
        ('policy', EXISTS (SELECT FROM pg_policy)),
        ('rule', EXISTS (SELECT FROM pg_rewrite AS r WHERE r.oid >= 16384 AND r.rulename <> '_RETURN')),
        ('trigger', EXISTS (SELECT FROM pg_trigger AS t WHERE NOT t.tgisinternal)),
        ('statistics', EXISTS (SELECT FROM pg_statistic_ext)),
        ('operator', EXISTS (SELECT FROM pg_operator AS o WHERE o.oid >= 16384)),
        ('operator class', EXISTS (SELECT FROM pg_opclass AS o WHERE o.oid >= 16384)),
        ('operator family', EXISTS (SELECT FROM pg_opfamily AS f WHERE f.oid >= 16384)),
        ('access method', EXISTS (SELECT FROM pg_am AS m WHERE m.oid >= 16384)),
        ('collation', EXISTS (SELECT FROM pg_collation AS c WHERE c.oid >= 16384)),
        ('conversion', EXISTS (SELECT FROM pg_conversion AS c WHERE c.oid >= 16384)),
        ('cast', EXISTS (SELECT FROM pg_cast AS c WHERE c.oid >= 16384)),
        ('language', EXISTS (SELECT FROM pg_language AS l WHERE l.oid >= 16384)),
        ('transform', EXISTS (SELECT FROM pg_transform)),
        ('text search configuration', EXISTS (SELECT FROM pg_ts_config AS c WHERE c.oid >= 16384)),
        ('text search dictionary', EXISTS (SELECT FROM pg_ts_dict AS d WHERE d.oid >= 16384)),
        ('text search parser', EXISTS (SELECT FROM pg_ts_parser AS p WHERE p.oid >= 16384)),
        ('text search template', EXISTS (SELECT FROM pg_ts_template AS t WHERE t.oid >= 16384)),
        ('event trigger', EXISTS (SELECT FROM pg_event_trigger)),
        ('foreign data wrapper', EXISTS (SELECT FROM pg_foreign_data_wrapper)),
        ('foreign server', EXISTS (SELECT FROM pg_foreign_server)),
        ('publication', EXISTS (SELECT FROM pg_publication)),
        ('publication table', EXISTS (SELECT FROM pg_publication_rel)),
        ('default privileges', EXISTS (SELECT FROM pg_default_acl)),
        ('security label', EXISTS (SELECT FROM pg_seclabel) OR EXISTS (SELECT FROM pg_shseclabel)),
        (
            'mark of an extension',
            EXISTS (
                SELECT FROM pg_depend AS d WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'x'
            )
        ),
        (
            -- Of PL/pgSQL, which is there from the beginning, a language and functions that nothing is granted on.
            'member with privileges',
            EXISTS (SELECT FROM pg_extension AS e WHERE e.oid >= 16384)
            OR EXISTS (SELECT FROM pg_language AS l WHERE l.lanacl IS NOT NULL)
            OR EXISTS (
                SELECT
                FROM pg_depend AS d
                JOIN pg_proc AS p ON p.oid = d.objid AND d.classid = 'pg_proc'::regclass
                WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND p.proacl IS NOT NULL
            )
        )
    ) AS v (sort, present)
    WHERE v.present
) AS s
