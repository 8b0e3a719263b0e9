UPDATE ops.run
SET finished_at = coalesce(finished_at, now())
WHERE run_id = %(run_id)s
RETURNING job, state, extract(EPOCH FROM finished_at - started_at)::double precision
