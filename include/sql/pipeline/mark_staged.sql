-- Who was staged did not kill the process.
UPDATE ops.work
SET state = 'staged', attempts = 0
WHERE run_id = %(run_id)s AND document_key = ANY(%(document_keys)s)
