-- Takes over the work of runs that no longer move: finished ones, ones whose lease has passed, and
-- ones whose process is dead. What they had staged is cleaned again: it is keyed by their run.
WITH free AS (
    SELECT w.document_key, w.run_id
    FROM ops.work AS w
    INNER JOIN ops.run AS r USING (run_id)
    WHERE w.run_id <> %(run_id)s
        AND (r.state <> 'running' OR w.lease_until < now() OR w.run_id = ANY(%(dead_runs)s))
    ORDER BY w.document_key
    FOR UPDATE OF w SKIP LOCKED
),

taken AS (
    UPDATE ops.work AS w
    SET run_id = %(run_id)s, chunk = NULL, state = 'waiting', lease_until = now() + %(lease)s
    FROM free
    WHERE w.document_key = free.document_key
    RETURNING w.document_key, free.run_id AS former_run
)

UPDATE ops.run_item AS i
SET outcome = 'skipped', reason = 'carried_over'
FROM taken
WHERE i.run_id = taken.former_run AND i.document_key = taken.document_key AND i.outcome IS NULL
