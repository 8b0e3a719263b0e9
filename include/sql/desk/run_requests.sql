-- What people asked for that this run does, or decided about its batch.
SELECT request_id, action, asked_by, asked_at, note, rejections, dag_id, filters
FROM ops.request
WHERE run_id = %(run_id)s
ORDER BY request_id DESC
LIMIT 20
