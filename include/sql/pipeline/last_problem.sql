SELECT step || ': ' || detail
FROM ops.step
WHERE run_id = %(run_id)s AND state = 'failed'
ORDER BY finished_at DESC
LIMIT 1
