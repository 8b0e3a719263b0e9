-- Opens a step. A step of a failed run that is called again brings the run back to life.
UPDATE ops.run
SET state = 'running', finished_at = NULL, problem = NULL
WHERE run_id = %(run_id)s AND state = 'failed';

INSERT INTO ops.step (run_id, step, chunk, state)
VALUES (%(run_id)s, %(step)s, %(chunk)s, 'running')
ON CONFLICT (run_id, step, chunk) DO UPDATE
SET state = 'running', documents = 0, detail = '', started_at = now(), finished_at = NULL
