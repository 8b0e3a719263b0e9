SELECT DISTINCT chunk
FROM ops.work
WHERE run_id = %(run_id)s AND state = 'waiting' AND chunk IS NOT NULL
ORDER BY chunk
