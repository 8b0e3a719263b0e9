-- What people asked for, the newest first, with what became of the run that it needs.
SELECT
    q.request_id,
    q.action,
    q.asked_by,
    q.asked_at,
    q.note,
    q.filters,
    q.rejections,
    q.dag_id,
    q.run_id,
    r.state AS run_state,
    r.finished_at
FROM ops.request AS q
LEFT JOIN ops.run AS r USING (run_id)
WHERE %(before)s::bigint IS NULL OR q.request_id < %(before)s
ORDER BY q.request_id DESC
LIMIT %(most)s
