-- The tables and views with their columns and what they are, as the database itself says.
SELECT
    n.nspname AS schema,
    obj_description(n.oid, 'pg_namespace') AS about_schema,
    c.relname AS relation,
    CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialised view' ELSE 'table' END AS kind,
    obj_description(c.oid, 'pg_class') AS about,
    c.reltuples::bigint AS about_rows,
    json_agg(
        json_build_array(
            a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, col_description(c.oid, a.attnum)
        ) ORDER BY a.attnum
    ) AS columns
FROM pg_class AS c
INNER JOIN pg_namespace AS n ON c.relnamespace = n.oid
INNER JOIN pg_attribute AS a ON c.oid = a.attrelid
WHERE n.nspname = ANY(ARRAY['mart', 'news', 'ops', 'raw', 'stage'])
    AND c.relkind IN ('r', 'p', 'v', 'm')
    AND a.attnum > 0
    AND NOT a.attisdropped
GROUP BY n.oid, c.oid
ORDER BY array_position(ARRAY['mart', 'news', 'ops', 'raw', 'stage'], n.nspname::text), c.relname
