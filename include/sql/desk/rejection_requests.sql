-- What people asked for about a rejection.
SELECT q.request_id, q.action, q.asked_by, q.asked_at, q.note, q.run_id, q.dag_id, r.state AS run_state
FROM ops.request_rejection AS a
INNER JOIN ops.request AS q USING (request_id)
LEFT JOIN ops.run AS r USING (run_id)
WHERE a.rejection_id = %(rejection_id)s
ORDER BY q.request_id DESC
LIMIT 50
