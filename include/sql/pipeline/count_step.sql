UPDATE ops.step
SET documents = %(documents)s
WHERE run_id = %(run_id)s AND step = %(step)s AND chunk = %(chunk)s
