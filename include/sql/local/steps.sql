-- How far each step of a run has come, its chunks taken together.
SELECT
    step,
    count(*) FILTER (WHERE state = 'running') AS running,
    bool_or(state = 'failed') AS failed,
    sum(documents)::integer AS documents,
    extract(EPOCH FROM coalesce(max(finished_at), now()) - min(started_at))::real AS seconds
FROM ops.step
WHERE run_id = %(run_id)s
GROUP BY step
ORDER BY min(started_at)
