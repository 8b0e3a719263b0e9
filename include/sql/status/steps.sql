SELECT
    step,
    chunk,
    state,
    documents,
    extract(EPOCH FROM coalesce(finished_at, now()) - started_at)::numeric(10, 1) AS seconds,
    detail
FROM ops.step
WHERE run_id = %(run_id)s
ORDER BY started_at
