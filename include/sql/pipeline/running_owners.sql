SELECT run_id, owner
FROM ops.run
WHERE state = 'running' AND run_id <> %(run_id)s
