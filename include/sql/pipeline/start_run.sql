-- A run that is started again goes on; one that has published is over, and one of another job is another's.
INSERT INTO ops.run AS r (run_id, job, owner, params)
VALUES (%(run_id)s, %(job)s, %(owner)s, %(params)s)
ON CONFLICT (run_id) DO UPDATE
SET owner = excluded.owner, state = 'running', finished_at = NULL, problem = NULL
WHERE r.state <> 'published' AND r.job = excluded.job
RETURNING r.job
