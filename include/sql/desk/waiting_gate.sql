-- Batches that the gate stopped and that no one has decided on: the newest first.
SELECT
    r.run_id,
    r.job,
    r.started_at,
    r.finished_at,
    r.problem,
    (SELECT count(*) FROM ops.work AS w WHERE w.run_id = r.run_id) AS documents,
    f.failing
FROM ops.run AS r
CROSS JOIN LATERAL (
    SELECT array_agg(c.suite || '.' || c.expectation ORDER BY c.suite, c.expectation) AS failing
    FROM ops.check_result AS c
    WHERE c.run_id = r.run_id AND c.level = 'batch' AND NOT c.passed AND c.suite <> 'published'
) AS f
WHERE r.state = 'failed'
    AND r.started_at > now() - interval '30 days'
    AND f.failing IS NOT NULL
    AND NOT EXISTS (SELECT FROM ops.batch AS b WHERE b.run_id = r.run_id)
    AND NOT EXISTS (
        SELECT FROM ops.request AS q
        WHERE q.run_id = r.run_id AND q.action IN ('release', 'leave') AND q.asked_at > r.finished_at
    )
ORDER BY r.started_at DESC
LIMIT 50
