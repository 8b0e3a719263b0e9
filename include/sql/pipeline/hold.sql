-- Which of these documents the run still holds in this state; they stay locked for the transaction.
SELECT document_key
FROM ops.work
WHERE run_id = %(run_id)s AND document_key = ANY(%(document_keys)s) AND state = %(state)s
ORDER BY document_key
FOR UPDATE
