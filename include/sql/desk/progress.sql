-- How far the runs that move have come: what waits, what is done, and how fast the cleaning goes. A chunk that
-- has not begun counts no time.
SELECT
    r.run_id,
    r.job,
    r.started_at,
    extract(EPOCH FROM now() - r.started_at)::float8 AS seconds,
    r.collected_at IS NOT NULL AS is_collected,
    coalesce(c.documents, 0) AS collected,
    coalesce(k.documents, 0) AS cleaned,
    k.seconds AS cleaning_seconds,
    w.waiting,
    w.staged,
    (
        SELECT s.step FROM ops.step AS s
        WHERE s.run_id = r.run_id AND s.state = 'running'
        ORDER BY s.started_at DESC LIMIT 1
    ) AS step
FROM ops.run AS r
LEFT JOIN ops.step AS c ON r.run_id = c.run_id AND c.step = 'collect'
LEFT JOIN LATERAL (
    SELECT
        sum(s.documents) AS documents,
        extract(EPOCH FROM max(coalesce(s.finished_at, now())) - min(s.started_at))::float8 AS seconds
    FROM ops.step AS s
    WHERE s.run_id = r.run_id AND s.step = 'clean'
) AS k ON TRUE
LEFT JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE state = 'waiting') AS waiting,
        count(*) FILTER (WHERE state = 'staged') AS staged
    FROM ops.work
    WHERE run_id = r.run_id
) AS w ON TRUE
WHERE r.state = 'running'
ORDER BY r.started_at DESC
LIMIT 5
