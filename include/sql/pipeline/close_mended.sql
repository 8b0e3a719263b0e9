UPDATE ops.rejection
SET state = 'fixed', closed_at = now(), closed_by = %(run_id)s
WHERE rejection_id = ANY(%(rejection_ids)s::uuid [])
