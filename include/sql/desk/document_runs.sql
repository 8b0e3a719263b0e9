-- The runs that met a document, with the times of their steps, oldest first.
SELECT
    i.run_id,
    r.job,
    r.state,
    i.outcome,
    i.reason,
    r.started_at,
    s.step,
    s.started_at AS step_started_at,
    s.finished_at AS step_finished_at
FROM (
    SELECT i.run_id, i.outcome, i.reason
    FROM ops.run_item AS i
    INNER JOIN ops.run AS r USING (run_id)
    WHERE i.document_key = %(document_key)s
    ORDER BY r.started_at DESC
    LIMIT 20
) AS i
INNER JOIN ops.run AS r USING (run_id)
LEFT JOIN LATERAL (
    SELECT step, min(started_at) AS started_at, max(finished_at) AS finished_at
    FROM ops.step
    WHERE run_id = i.run_id
    GROUP BY step
) AS s ON TRUE
ORDER BY r.started_at, s.started_at
