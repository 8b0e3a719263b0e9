SELECT count(*)
FROM ops.work
WHERE run_id = %(run_id)s AND state = 'staged'
