UPDATE ops.run
SET state = 'failed', finished_at = now(), problem = %(problem)s
WHERE run_id = %(run_id)s AND state <> 'published'
