-- [where relation r, relation p, relation f]
SELECT
    a.attrelid AS _parent_oid,
    a.attname AS _name,
    a.attnum AS _subid,
    format_type(a.atttypid, a.atttypmod) AS type,
    a.attnotnull AS not_null,
    CASE -- [18-]
        WHEN nn.apart THEN ARRAY[nn.conname, '', '', '']::text[] -- [18-]
        WHEN nn.conname <> c.relname || '_' || a.attname || '_not_null' -- [18-]
        THEN ARRAY[nn.conname, c.relname, a.attname, 'not_null']::text[] -- [18-]
    END AS not_null_name, -- [18-]
    CASE WHEN a.attnotnull THEN TRUE END AS "_hint.not_null_unnamed", -- [-17]
    nn.held_as AS "_hint.held_as", -- [18-]
    CASE WHEN c.relispartition AND nn.local THEN TRUE END AS "_hint.not_null_stays", -- [18-]
    nn.not_valid AS not_null_not_valid, -- [18-]
    nn.no_inherit AS not_null_no_inherit, -- [18-]
    CASE WHEN a.attinhcount > 0 THEN nullif(array_remove(ARRAY[
        CASE WHEN a.attislocal THEN 'type' END,
        CASE WHEN a.attislocal AND a.attnotnull THEN 'not_null' END, -- [-17]
        CASE WHEN nn.conname IS NOT NULL AND NOT c.relispartition THEN 'not_null' END, -- [18-]
        CASE WHEN a.attidentity <> '' AND NOT c.relispartition THEN 'identity' END
    ], NULL), '{}') END AS "_hint.own_fields",
    CASE WHEN a.attinhcount > 0 AND NOT c.relispartition THEN TRUE END AS "_hint.heir",
    CASE WHEN a.attcollation <> t.typcollation THEN (
        SELECT CASE WHEN n.nspname <> 'pg_catalog' THEN quote_ident(n.nspname) || '.' ELSE '' END || quote_ident(o.collname)
        FROM pg_collation AS o
        JOIN pg_namespace AS n ON n.oid = o.collnamespace
        WHERE o.oid = a.attcollation
    ) END AS collation,
    CASE coalesce(nullif(a.attidentity, ''), above.attidentity) WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS identity, -- [-16]
    CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS identity, -- [17-]
    CASE WHEN i.seqrelid IS NOT NULL
        THEN ARRAY[i.relname, c.relname, a.attname, 'seq']::text[] END AS "identity_options.name",
    CASE WHEN i.seqrelid IS NOT NULL THEN array_remove(ARRAY[
        'type=' || CASE WHEN i.seqtypid <> a.atttypid THEN format_type(i.seqtypid, NULL) END,
        'increment=' || nullif(i.seqincrement, 1)::text,
        'min=' || (CASE WHEN i.seqincrement > 0 THEN nullif(i.seqmin, 1) ELSE nullif(i.seqmin, -i.top - 1) END)::text,
        'max=' || (CASE WHEN i.seqincrement > 0 THEN nullif(i.seqmax, i.top) ELSE nullif(i.seqmax, -1) END)::text,
        'start=' || nullif(i.seqstart, CASE WHEN i.seqincrement > 0 THEN i.seqmin ELSE i.seqmax END)::text,
        'cache=' || nullif(i.seqcache, 1)::text,
        'cycle=' || CASE WHEN i.seqcycle THEN 'true' END
    ], NULL) END AS "identity_options.others",
    CASE WHEN a.attgenerated <> '' THEN (
        SELECT pg_get_expr(d.adbin, d.adrelid)
        FROM pg_attrdef AS d
        WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum
    ) END AS generated,
    CASE a.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END AS generated_kind,
    -- SET EXPRESSION is refused for what is computed when it is read while the table, or an heir, has any check or is -- [18-]
    -- named by a publication (ATExecSetExpression in tablecmds.c). -- [18-]
    CASE WHEN a.attgenerated = 'v' THEN ( -- [18-]
        WITH RECURSIVE kin AS ( -- [18-]
            SELECT a.attrelid AS relid -- [18-]
            UNION -- [18-]
            SELECT CASE kin.relid WHEN h.inhparent THEN h.inhrelid ELSE h.inhparent END -- [18-]
            FROM kin -- [18-]
            JOIN pg_inherits AS h ON kin.relid IN (h.inhparent, h.inhrelid) -- [18-]
        ) -- [18-]
        SELECT TRUE -- [18-]
        FROM kin -- [18-]
        WHERE EXISTS (SELECT FROM pg_constraint AS k WHERE k.conrelid = kin.relid AND k.contype = 'c') -- [18-]
          OR EXISTS (SELECT FROM pg_publication_rel AS p WHERE p.prrelid = kin.relid) -- [18-]
        LIMIT 1 -- [18-]
    ) END AS "_hint.fixed_expression", -- [18-]
    CASE WHEN a.attstorage <> t.typstorage THEN
        CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'm' THEN 'main' WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' END
    END AS storage,
    -- A foreign table's columns get one when they are created below others, which no command changes and nothing heeds.
    CASE WHEN c.relkind <> 'f' THEN CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END END AS compression,
    nullif(a.attstattarget, -1) AS statistics,
    a.attoptions AS options,
    a.attfdwoptions AS fdw_options
FROM pg_attribute AS a
JOIN (
    -- include _tables.sql
) AS c ON c.oid = a.attrelid
JOIN pg_type AS t ON t.oid = a.atttypid
LEFT JOIN ( -- [18-]
    -- A name that a partition has from its parent is not its own; one that it was attached with is. -- [18-]
    SELECT -- [18-]
        CASE WHEN own THEN conname END AS conname, CASE WHEN NOT own THEN conname END AS held_as, -- [18-]
        conislocal AS local, not_valid, no_inherit, conrelid, attnum, apart -- [18-]
    FROM ( -- [18-]
        SELECT -- [18-]
            k.conname, k.conrelid, k.conkey[1] AS attnum, k.conislocal, -- [18-]
            nullif(NOT k.convalidated AND k.coninhcount = 0, FALSE) AS not_valid, -- [18-]
            nullif(k.connoinherit, FALSE) AS no_inherit, -- [18-]
            CASE WHEN above.conname IS NULL THEN k.conislocal ELSE above.conname <> k.conname END AS own, -- [18-]
            -- Where all of them are called after the partition, that is said once, of the table. -- [18-]
            above.apart AND above.every IS NOT TRUE AS apart -- [18-]
        FROM pg_constraint AS k -- [18-]
        LEFT JOIN ( -- [18-]
            -- include _not_null_above.sql
        ) AS above ON above.oid = k.oid -- [18-]
        WHERE k.contype = 'n' -- [18-]
        -- Planned once, and not for each of the places that name it. -- [18-]
        OFFSET 0 -- [18-]
    ) AS told -- [18-]
) AS nn ON nn.conrelid = a.attrelid AND nn.attnum = a.attnum -- [18-]
LEFT JOIN ( -- [-16]
    -- Rows that come by way of a partitioned table are numbered by it; a partition has no mark of that before 17. -- [-16]
    SELECT DISTINCT ON (r.relid, p.attname) r.relid, p.attname, p.attidentity -- [-16]
    FROM pg_partitioned_table AS t -- [-16]
    JOIN pg_attribute AS p ON p.attrelid = t.partrelid AND p.attidentity <> '', -- [-16]
    pg_partition_tree(t.partrelid) AS r -- [-16]
    WHERE r.level > 0 -- [-16]
    ORDER BY r.relid, p.attname, r.level -- [-16]
) AS above ON above.relid = a.attrelid AND above.attname = a.attname -- [-16]
LEFT JOIN (
    SELECT
        d.refobjid, d.refobjsubid, q.relname, s.*,
        CASE s.seqtypid
            WHEN 'smallint'::regtype THEN 32767
            WHEN 'integer'::regtype THEN 2147483647
            ELSE 9223372036854775807
        END AS top
    FROM pg_sequence AS s
    JOIN pg_class AS q ON q.oid = s.seqrelid
    JOIN pg_depend AS d
        ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.objsubid = 0
        AND d.deptype = 'i' AND d.refclassid = 'pg_class'::regclass
) AS i ON i.refobjid = a.attrelid AND i.refobjsubid = a.attnum
WHERE a.attnum > 0
  AND NOT a.attisdropped
