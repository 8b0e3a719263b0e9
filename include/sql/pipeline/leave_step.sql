UPDATE ops.step
SET state = %(state)s, documents = %(documents)s, detail = %(detail)s, finished_at = now()
WHERE run_id = %(run_id)s AND step = %(step)s AND chunk = %(chunk)s
