SELECT
    count(*),
    count(*) FILTER (WHERE state = 'done'),
    count(*) FILTER (WHERE state = 'failed'),
    coalesce(sum(records), 0)::bigint,
    coalesce(sum(documents), 0)::bigint,
    coalesce(sum(rejected), 0)::bigint,
    coalesce(sum(skipped), 0)::bigint,
    min(archive || ': ' || problem)
FROM ops.import_part
WHERE run_id = %(run_id)s
