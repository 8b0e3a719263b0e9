-- The steps of a run, in the order in which they began.
SELECT
    step,
    chunk,
    state,
    documents,
    detail,
    started_at,
    finished_at,
    extract(EPOCH FROM coalesce(finished_at, now()) - started_at)::float8 AS seconds
FROM ops.step
WHERE run_id = %(run_id)s
ORDER BY started_at, chunk
LIMIT 200
